package io.javaipc.posix.futex;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.javaipc.platform.PollingWaitSupport;
import io.javaipc.platform.VirtualThreads;
import io.javaipc.platform.WaitSupport;
import io.javaipc.platform.WaitWord;
import io.javaipc.posix.libc.LibC;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Sleeps in the kernel; but for virtual threads, whose carrier would sleep with them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/futex.2.html">futex(2)</a>
 */
public final class FutexSupport implements WaitSupport {
    private static final long SYS_FUTEX = System.getProperty("os.arch").equals("aarch64") ? 98 : 202;
    // not the private forms: those would not meet between processes
    private static final int FUTEX_WAIT = 0;
    private static final int FUTEX_WAKE = 1;

    @Override
    public WaitWord word(ByteBuffer memory, int offset) {
        return new Futex(
                new PollingWaitSupport().word(memory, offset),
                Native.getDirectBufferPointer(memory).share(offset, Integer.BYTES));
    }

    /**
     * A word that the kernel knows by its address.
     *
     * @param polled the same word as virtual threads wait for it; keeps it mapped
     * @param address where it is
     */
    private record Futex(WaitWord polled, Pointer address) implements WaitWord {
        private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

        @Override
        public void await(int expected, long nanos) {
            if (VirtualThreads.isCurrent()) {
                polled.await(expected, nanos);
                return;
            }
            // whatever the call answers, a signal, a change, the time: the caller looks at the word again
            long[] timeout = {nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND};
            LibC.syscall(SYS_FUTEX, address, FUTEX_WAIT, Integer.toUnsignedLong(expected), timeout, null, 0);
        }

        @Override
        public void wake(int most) {
            LibC.syscall(SYS_FUTEX, address, FUTEX_WAKE, most, null, null, 0);
        }
    }
}
