package io.javaipc.shared;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;

/**
 * What a shared object is while it travels: where to find it. Objects of a space are written in this form by Java
 * serialization, and reading it opens the same object over there. Nothing is made by reading: an object that is gone by then
 * is an {@link InvalidObjectException}.
 *
 * <p>The receiving JVM takes part in the space from then on, until it ends. Not for other hosts, nor for other users.
 *
 * @param space the name of the space
 * @param kind the kind of the object; empty for the space itself
 * @param name the name of the object; empty for the space itself
 */
public record SharedHandle(String space, String kind, String name) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * The form of a space.
     *
     * @param space its name
     * @return the form
     */
    public static SharedHandle ofSpace(String space) {
        return new SharedHandle(space, "", "");
    }

    /**
     * Tells whether this is a space, rather than an object in one.
     *
     * @return true for a space
     */
    public boolean isSpace() {
        return kind.isEmpty();
    }

    private Object readResolve() throws ObjectStreamException {
        try {
            return SpaceProvider.installed().resolve(this);
        } catch (RuntimeException e) {
            InvalidObjectException invalid = new InvalidObjectException("shared object cannot be opened here: space="
                    + space + ", kind=" + kind + ", name=" + name + "; " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }
}
