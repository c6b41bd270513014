package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.javaipc.platform.IpcException;
import io.javaipc.platform.SpawnedProcess;
import io.javaipc.platform.WaitStatus;
import io.javaipc.signal.Signal;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A child whose platform fails in ways that cannot be brought about. */
class ChildProcessTest {
    private final SpawnedProcess spawned = mock(SpawnedProcess.class);
    private final CompletableFuture<WaitStatus> termination = new CompletableFuture<>();
    private final AtomicInteger closed = new AtomicInteger();

    @BeforeEach
    void aChildWithPid42() {
        when(spawned.pid()).thenReturn(42L);
        when(spawned.termination()).thenReturn(termination);
    }

    @Test
    void aChildThatCannotBeReapedIsToldToWhoWaits() {
        IpcException failure = IpcException.ofErrno("cannot reap child", "wait4", "pid 42", "ECHILD");
        termination.completeExceptionally(failure);
        ChildProcess child = new ChildProcess(spawned, List.of("lost"));
        IllegalStateException told = assertThrows(IllegalStateException.class, child::awaitExit);
        assertTrue(told.getMessage().contains("pid=42"), told.getMessage());
        assertEquals(failure, told.getCause());
        assertThrows(IllegalStateException.class, () -> child.awaitExit(Duration.ofDays(1)));
        assertFalse(child.isAlive());
        assertEquals(child, child.onExit().join());
    }

    @Test
    void theEndIsToldWithoutAThreadThatMightNotBeToBeHad() {
        List<Thread> told = new ArrayList<>();
        new ChildProcess(spawned, List.of("ended")).whenEnded(() -> told.add(Thread.currentThread()));
        termination.complete(WaitStatus.exited(0));
        assertEquals(List.of(Thread.currentThread()), told);
    }

    @Test
    void closingClosesEveryStreamThoughOneFails() {
        when(spawned.stdin()).thenReturn(new FilterOutputStream(OutputStream.nullOutputStream()) {
            @Override
            public void close() throws IOException {
                closed.incrementAndGet();
                throw new IOException("broken pipe");
            }
        });
        when(spawned.stdout()).thenReturn(countsItsClosing());
        when(spawned.stderr()).thenReturn(countsItsClosing());
        termination.complete(WaitStatus.exited(0));
        new ChildProcess(spawned, List.of("piped")).close();
        assertEquals(3, closed.get());
        verify(spawned, never()).signal(anyInt());
    }

    private FilterInputStream countsItsClosing() {
        return new FilterInputStream(new ByteArrayInputStream(new byte[0])) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    @Test
    void terminatingDoesNotKillWhoEndsInTime() throws InterruptedException {
        when(spawned.signal(Signal.TERM.number())).thenAnswer(call -> termination.complete(WaitStatus.exited(7)));
        ChildProcess child = new ChildProcess(spawned, List.of("polite"));
        assertEquals(new ExitStatus.Exited(7), child.terminate(Duration.ofDays(1)));
        verify(spawned, never()).signal(Signal.KILL.number());
    }

    @Test
    void aCoreDumpIsTold() throws InterruptedException {
        termination.complete(WaitStatus.signaled(Signal.SEGV.number(), true));
        ExitStatus status = new ChildProcess(spawned, List.of("crashed")).awaitExit();
        assertEquals(new ExitStatus.Signaled(Signal.SEGV, true), status);
        assertEquals("SIGSEGV (core dumped)", status.toString());
        assertEquals(139, status.shellCode());
        assertFalse(status.isSuccess());
    }
}
