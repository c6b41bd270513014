package io.javaipc.local.value;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;

/**
 * What a part of an array is while it travels.
 *
 * @param whole the whole array: its handle when this is written, itself when it is read
 * @param from the first element
 * @param to the one after the last
 */
record ArrayRange(Serializable whole, int from, int to) implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object readResolve() throws ObjectStreamException {
        try {
            return ((ArrayFile) whole).range(from, to);
        } catch (IndexOutOfBoundsException e) {
            // made anew since, and shorter
            InvalidObjectException invalid = new InvalidObjectException(e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }
}
