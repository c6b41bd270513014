package io.javaipc.testing;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/** Values and exceptions that do not travel well between processes. */
public final class Unruly {
    /** What those that cannot be read say about it. */
    public static final String REASON = "refuses to be read";

    private Unruly() {}

    /** Can be written but not read. */
    public static final class UnreadableValue implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException {
            throw new InvalidObjectException(REASON);
        }
    }

    /** Ends whoever reads it in an error. */
    public static final class ErroneousValue implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) {
            throw new AssertionError(REASON);
        }
    }

    /** Cannot be written. */
    public static final class UnserializableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // that is the point of it
        private final Object unserializable = new Object();

        /**
         * Makes the exception.
         *
         * @param message its message
         */
        public UnserializableException(String message) {
            super(message);
        }

        @Override
        public String toString() {
            return super.toString() + " " + unserializable.getClass();
        }
    }

    /** Can be written but not read. */
    public static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * Makes the exception.
         *
         * @param message its message
         */
        public UnreadableException(String message) {
            super(message);
        }

        private void readObject(ObjectInputStream in) throws IOException {
            throw new InvalidObjectException(REASON);
        }
    }

    /** Throws when it is asked for its message, and so when it is printed. */
    public static final class MuteException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Makes the exception. */
        public MuteException() {
            super("never seen");
        }

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }
}
