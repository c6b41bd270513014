package io.javaipc.ftp.library;

import io.javaipc.ftp.library.FileLibraryException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A path as clients see it: names below the library's root {@code /}, free of {@code .} and {@code ..}.
 *
 * <p>It cannot express anything outside of the root, nor a name with a control character, nor the temporary file of an
 * upload. {@code ..} is resolved in the text, which agrees with the file system because a library follows no symbolic
 * link. Immutable.
 */
public final class VirtualPath {
    /** The library's root. */
    public static final VirtualPath ROOT = new VirtualPath(List.of());

    /** What Linux and its file systems allow for one name, in bytes. */
    private static final int LONGEST_NAME = 255;

    private static final char MALFORMED_INPUT = '\uFFFD';

    private final List<String> names;

    private VirtualPath(List<String> names) {
        this.names = names;
    }

    /**
     * Resolves what a client wrote against this path.
     *
     * @param path a relative path, or an absolute one which begins with {@code /}; {@code ..} above the root stays there
     * @return the path meant
     * @throws FileLibraryException when a name in it can be no file of a library
     */
    public VirtualPath resolve(String path) throws FileLibraryException {
        List<String> resolved = path.startsWith("/") ? new ArrayList<>() : new ArrayList<>(names);
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                if (!resolved.isEmpty()) {
                    resolved.remove(resolved.size() - 1);
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                if (!isAllowed(name)) {
                    throw new FileLibraryException(Reason.INVALID_NAME, path);
                }
                resolved.add(name);
            }
        }
        return new VirtualPath(List.copyOf(resolved));
    }

    /** Tells whether a name may be shown to a client, or taken from one. */
    static boolean isAllowed(String name) {
        return name.chars().noneMatch(c -> Character.isISOControl(c) || c == MALFORMED_INPUT)
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && !TemporaryName.isTemporary(name);
    }

    /**
     * Tells whether this is the root, which has neither name nor parent.
     *
     * @return true for {@code /}
     */
    public boolean isRoot() {
        return names.isEmpty();
    }

    /**
     * The last name.
     *
     * @return the name; empty for the root
     */
    public String name() {
        return isRoot() ? "" : names.get(names.size() - 1);
    }

    /**
     * The directory which holds this.
     *
     * @return the parent; the root for the root
     */
    public VirtualPath parent() {
        return isRoot() ? this : new VirtualPath(names.subList(0, names.size() - 1));
    }

    List<String> names() {
        return names;
    }

    /**
     * The absolute path.
     *
     * @return such as {@code /music/a.mp3}
     */
    @Override
    public String toString() {
        return "/" + String.join("/", names);
    }
}
