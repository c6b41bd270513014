package io.javaipc.process;

/** Takes what a child writes, in the order written; called by one thread. */
interface ByteSink {
    /** Takes some bytes; they are the caller's again afterwards. */
    void accept(byte[] bytes, int length);

    /** Nothing more comes. */
    void end();
}
