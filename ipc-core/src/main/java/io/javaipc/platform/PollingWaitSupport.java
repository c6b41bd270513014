package io.javaipc.platform;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the word again and again, ever less often: the JDK can sleep on no memory of another process. It needs no native
 * code, and a virtual thread that waits so holds no carrier.
 */
public final class PollingWaitSupport implements WaitSupport {
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final long FIRST_PAUSE_NANOS = 20_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000;

    /** Makes it. */
    public PollingWaitSupport() {}

    @Override
    public WaitWord word(ByteBuffer memory, int offset) {
        return new PolledWord(memory, offset);
    }

    /**
     * A word that is looked at.
     *
     * @param memory where it is
     * @param offset where in it
     */
    private record PolledWord(ByteBuffer memory, int offset) implements WaitWord {
        @Override
        public void await(int expected, long nanos) {
            long end = System.nanoTime() + nanos;
            long pause = FIRST_PAUSE_NANOS;
            while ((int) INT.getVolatile(memory, offset) == expected
                    && !Thread.currentThread().isInterrupted()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                LockSupport.parkNanos(Math.min(pause, left));
                pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            }
        }

        @Override
        public void wake(int most) {
            // nobody sleeps without looking
        }
    }
}
