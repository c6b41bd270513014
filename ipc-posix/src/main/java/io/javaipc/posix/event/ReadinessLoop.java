package io.javaipc.posix.event;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daemon thread that waits for descriptors to become readable, any number of them. It starts with the first one, and
 * steps aside when the JVM exits. Thread-safe.
 */
public final class ReadinessLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ReadinessLoop.class);

    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLL_CTL_MOD = 3;
    private static final int EVENTS_AT_ONCE = 64;
    private static final int FOREVER = -1;
    private static final int EFD_CLOEXEC = 0x80000;
    // what an eventfd is written: a 64-bit count, not zero in either byte order
    private static final byte[] ONE = {1, 0, 0, 0, 0, 0, 0, 1};
    private static final long PAUSE_AT_EXIT_NANOS = 5_000_000;

    private final String name;
    private final Map<Integer, Runnable> actions = new ConcurrentHashMap<>();
    private int epoll = -1;
    private volatile boolean exiting;

    /**
     * Makes a loop.
     *
     * @param name its thread's name
     */
    public ReadinessLoop(String name) {
        this.name = name;
    }

    /**
     * Waits for a descriptor: runs an action on the loop's thread, once, when it is readable. Then it has to be
     * {@linkplain #rearm armed again} or {@linkplain #remove removed}.
     *
     * @param descriptor the descriptor
     * @param action what is run; must be quick
     * @return false, with errno set, when the system refuses
     */
    public boolean add(int descriptor, Runnable action) {
        if (!started()) {
            return false;
        }
        actions.put(descriptor, action);
        if (control(EPOLL_CTL_ADD, descriptor)) {
            return true;
        }
        actions.remove(descriptor);
        return false;
    }

    /**
     * Waits for a descriptor once more.
     *
     * @param descriptor one that was added
     * @return false, with errno set, when the system refuses
     */
    public boolean rearm(int descriptor) {
        return control(EPOLL_CTL_MOD, descriptor);
    }

    /**
     * Waits for a descriptor no longer. To be called before it is closed: afterwards the number may be another's.
     *
     * @param descriptor one that was added
     */
    public void remove(int descriptor) {
        LibC.epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, Pointer.NULL);
        actions.remove(descriptor);
    }

    private boolean control(int operation, int descriptor) {
        try (Memory event = EpollEvent.allocate(1)) {
            EpollEvent.set(event, EpollEvent.EPOLLIN | EpollEvent.EPOLLONESHOT, descriptor);
            return LibC.epoll_ctl(epoll, operation, descriptor, event) == 0;
        }
    }

    private synchronized boolean started() {
        if (epoll < 0) {
            epoll = LibC.epoll_create1(EPOLL_CLOEXEC);
            if (epoll >= 0) {
                startThread();
                becomeQuietAtExit();
            }
        }
        return epoll >= 0;
    }

    private void startThread() {
        Thread thread = new Thread(this::loop, name);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // no thread is to be had now; perhaps the next time
            LibC.close(epoll);
            epoll = -1;
            throw e;
        }
    }

    /**
     * Takes the thread out of its system call when the JVM exits, which would otherwise wait 300 ms for it
     * ({@code VM_Exit::wait_for_threads_in_native_to_block}).
     */
    private void becomeQuietAtExit() {
        int wakeUp = LibC.eventfd(0, EFD_CLOEXEC);
        try (Memory event = EpollEvent.allocate(1)) {
            EpollEvent.set(event, EpollEvent.EPOLLIN, wakeUp);
            if (wakeUp < 0 || LibC.epoll_ctl(epoll, EPOLL_CTL_ADD, wakeUp, event) != 0) {
                LOG.debug("exit will take longer: thread={}, errno={}", name, Errno.nameOf(LibC.errno()));
                return;
            }
        }
        Thread hook = new Thread(
                () -> {
                    exiting = true;
                    LibC.write(wakeUp, ONE, ONE.length);
                },
                name + "-exit");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the exit has begun already
            exiting = true;
        }
    }

    private void loop() {
        Memory events = EpollEvent.allocate(EVENTS_AT_ONCE);
        while (true) {
            int ready = LibC.epoll_wait(epoll, events, EVENTS_AT_ONCE, exiting ? 0 : FOREVER);
            if (ready < 0 && !Errno.EINTR.is(LibC.errno())) {
                throw Errno.failure("cannot wait for descriptors", "epoll_wait", name, LibC.errno());
            }
            for (int i = 0; i < ready; i++) {
                Runnable action = actions.get(EpollEvent.descriptor(events, i));
                if (action != null) {
                    action.run();
                }
            }
            if (exiting) {
                LockSupport.parkNanos(PAUSE_AT_EXIT_NANOS);
            }
        }
    }
}
