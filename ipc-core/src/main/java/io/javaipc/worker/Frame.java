package io.javaipc.worker;

import java.io.IOException;

/**
 * One message between a worker and its parent.
 *
 * @param type what it says
 * @param payload its content; may be empty
 */
record Frame(Type type, byte[] payload) {
    /** What a frame says. The order is the wire format. */
    enum Type {
        /** Worker to parent, first of all: the token that proves which worker it is. */
        HELLO,
        /** Parent to worker: what to run, a serialized {@link Task}. */
        TASK,
        /** Parent to worker: interrupt the thread that runs the task. */
        INTERRUPT,
        /** Worker to parent: something the task wants known while it runs, serialized. */
        EVENT,
        /** Worker to parent: the task's value, serialized. */
        VALUE,
        /** Worker to parent: the task's failure, a serialized {@link RemoteFailure}. */
        FAILURE;

        private static final Type[] BY_CODE = values();

        static Type ofCode(int code) throws IOException {
            if (code < 0 || code >= BY_CODE.length) {
                throw new IOException("unknown frame: code=" + code);
            }
            return BY_CODE[code];
        }
    }

    static Frame of(Type type) {
        return new Frame(type, new byte[0]);
    }
}
