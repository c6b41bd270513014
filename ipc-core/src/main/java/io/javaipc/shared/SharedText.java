package io.javaipc.shared;

import java.io.Serializable;

/**
 * A text that all processes of a space see; it is empty at first. It has room for so many bytes of UTF-8 as it was made with.
 *
 * <p>Each method is one atomic step. Nobody reads half a text, and a process that is killed while it writes has written all
 * of it or nothing; the right to write that it had passes on by itself. A process that is stopped while it writes keeps that
 * right: others who write wait for it, those who read do not.
 *
 * <p>Memory effects: what a thread did before it wrote a text happens before what a thread does that has read it, in whatever
 * processes they are. Thread-safe. An interrupt ends no call and stays standing.
 *
 * <p>Texts with half a surrogate pair cannot be written in UTF-8, and are refused. Not for texts of which parts change: each
 * is written as a whole.
 */
public interface SharedText extends Serializable {
    /**
     * Reads it.
     *
     * @return the text
     */
    String get();

    /**
     * Writes it.
     *
     * @param text the new text
     * @throws IllegalArgumentException when it is too long, or not Unicode; then nothing changes
     */
    void set(String text);

    /**
     * Writes it where it has the expected value. Nobody else writes in between.
     *
     * @param expected the expected text
     * @param text the new text
     * @return true when it had, and was written
     * @throws IllegalArgumentException when the new text is too long, or not Unicode; then nothing changes
     */
    boolean compareAndSet(String expected, String text);

    /**
     * How many bytes a text can have.
     *
     * @return the number of bytes in UTF-8
     */
    int capacity();

    /**
     * How many bytes the text has.
     *
     * @return the number of bytes in UTF-8
     */
    int byteLength();
}
