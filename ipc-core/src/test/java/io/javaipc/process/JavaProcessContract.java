package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Running;
import io.javaipc.testing.Unruly;
import java.io.File;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Functions in JVMs of their own: their value, their failure or their reports come back, whatever these are. */
public abstract class JavaProcessContract extends PlatformContract {
    private static final SerializableAction FOREVER = () -> new CountDownLatch(1).await();
    private static final List<Object> HOARD = new ArrayList<>();

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected JavaProcessContract(String platform) {
        super(platform);
    }

    /** Says nothing: a JVM of 25 that is asked to end while it starts complains of itself. */
    private static JavaProcess<Void> startEndless() {
        return JavaProcess.builder("endless").stderr(Output.discard()).start(FOREVER);
    }

    @Test
    void aValueComesBackFromAnotherProcess() throws InterruptedException {
        List<Integer> data = List.of(1, 2, 3);
        JavaProcess<Long> pid = JavaProcess.start(() -> ProcessHandle.current().pid());
        JavaProcess<Integer> sum = JavaProcess.start(
                () -> data.stream().mapToInt(Integer::intValue).sum());
        assertEquals(pid.pid(), pid.join());
        assertNotEquals(ProcessHandle.current().pid(), pid.pid());
        assertEquals(6, sum.join());
        assertEquals(new ExitStatus.Exited(0), sum.process().awaitExit());
    }

    @Test
    void noValueComesBackAsNull() throws InterruptedException {
        JavaProcess<String> function = JavaProcess.start(() -> (String) null);
        JavaProcess<Void> action = JavaProcess.start(() -> {});
        assertNull(function.join());
        assertNull(action.join());
    }

    @Test
    void anExceptionComesBackWithAllThatItSays() throws InterruptedException {
        JavaProcess<Void> process = JavaProcess.builder("failing").start(() -> {
            throw new IllegalStateException("what went wrong", new IOException("because of this"));
        });
        TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
        assertEquals("java.lang.IllegalStateException", failure.remoteClassName());
        assertTrue(failure.getMessage().contains("process=failing"), failure.getMessage());
        assertTrue(failure.getMessage().contains("pid=" + process.pid()), failure.getMessage());
        assertTrue(failure.getMessage().contains("message=what went wrong"), failure.getMessage());
        assertTrue(failure.remoteStackTrace().contains("at " + JavaProcessContract.class.getName()));
        assertTrue(failure.remoteStackTrace().contains("Caused by: java.io.IOException: because of this"));
        assertInstanceOf(IllegalStateException.class, failure.getCause());
        assertEquals("because of this", failure.getCause().getCause().getMessage());
        assertEquals(new ExitStatus.Exited(1), process.process().awaitExit());
    }

    @Test
    void anExceptionThatCannotBeSerializedComesBackAsText() {
        assertFailsAsText(
                () -> {
                    throw new Unruly.UnserializableException("told as text");
                },
                Unruly.UnserializableException.class,
                "told as text");
    }

    @Test
    void anExceptionThatCannotBeReadHereComesBackAsText() {
        assertFailsAsText(
                () -> {
                    throw new Unruly.UnreadableException("told as text");
                },
                Unruly.UnreadableException.class,
                "told as text");
    }

    @Test
    void anExceptionThatFailsToDescribeItselfIsToldByName() {
        JavaProcess<Void> process = JavaProcess.start(() -> {
            throw new Unruly.MuteException();
        });
        TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
        assertEquals(Unruly.MuteException.class.getName(), failure.remoteClassName());
        assertTrue(failure.remoteStackTrace().contains(failure.remoteClassName()), failure.remoteStackTrace());
    }

    private static void assertFailsAsText(SerializableAction task, Class<?> thrown, String inTrace) {
        JavaProcess<Void> process = JavaProcess.start(task);
        TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
        assertEquals(thrown.getName(), failure.remoteClassName());
        assertTrue(failure.remoteStackTrace().contains(inTrace), failure.remoteStackTrace());
        assertNull(failure.getCause());
    }

    @Test
    void aTaskThatCannotBeSerializedIsRefusedBeforeAnythingStarts() {
        Object lock = new Object();
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> JavaProcess.builder("unserializable").start(lock::hashCode));
        assertTrue(refusal.getMessage().contains("task=unserializable"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("java.lang.Object"), refusal.getMessage());
        assertEquals(0, ProcessHandle.current().children().count());
    }

    @Test
    void aTaskThatCannotBeReadThereFails() {
        Object captured = new Unruly.UnreadableValue();
        JavaProcess<Integer> process = JavaProcess.start(captured::hashCode);
        TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
        assertTrue(failure.remoteStackTrace().contains(Unruly.REASON), failure.remoteStackTrace());
    }

    @Test
    void aValueThatCannotBeSerializedFailsTheTask() {
        JavaProcess<Object> process = JavaProcess.start(() -> (Object) Thread.currentThread());
        TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
        assertEquals(NotSerializableException.class.getName(), failure.remoteClassName());
        assertTrue(failure.getMessage().contains("java.lang.Thread"), failure.getMessage());
    }

    @Test
    void aValueThatCannotBeReadHereFailsTheTask() {
        JavaProcess<Object> process = JavaProcess.start(() -> (Object) new Unruly.UnreadableValue());
        TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
        assertTrue(failure.getMessage().contains(Unruly.REASON), failure.getMessage());
        assertFalse(process.process().isAlive());
    }

    @Test
    void aValueWhoseReadingEndsInAnErrorFailsTheTask() {
        JavaProcess<Object> process = JavaProcess.start(() -> (Object) new Unruly.ErroneousValue());
        TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
        assertTrue(failure.getMessage().contains(Unruly.REASON), failure.getMessage());
        assertFalse(process.process().isAlive());
    }

    @Test
    void aValueThatTheFilterRejectsFailsTheTask() throws InterruptedException {
        ObjectInputFilter onlyText = ObjectInputFilter.Config.createFilter("java.lang.String;!*");
        JavaProcess.Builder builder = JavaProcess.builder("filtered").resultFilter(onlyText);
        JavaProcess<Object> accepted = builder.start(() -> (Object) "text");
        JavaProcess<Object> rejected = builder.start(() -> (Object) new File("no text"));
        assertEquals("text", accepted.join());
        TaskFailedException failure = assertThrows(TaskFailedException.class, rejected::join);
        assertTrue(failure.getMessage().contains("REJECTED"), failure.getMessage());
    }

    @Test
    void anExceptionThatTheFilterRejectsComesBackAsText() {
        ObjectInputFilter nothing = ObjectInputFilter.Config.createFilter("!*");
        JavaProcess<Void> process = JavaProcess.builder("filtered")
                .resultFilter(nothing)
                .start(() -> {
                    throw new IllegalStateException("text only");
                });
        TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
        assertTrue(failure.remoteStackTrace().contains("text only"), failure.remoteStackTrace());
        assertNull(failure.getCause());
    }

    @Test
    void anOverflowingStackFailsTheTask() {
        JavaProcess<Integer> process = JavaProcess.start(() -> depth(0));
        TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
        assertEquals(StackOverflowError.class.getName(), failure.remoteClassName());
    }

    private static int depth(int level) {
        return depth(level + 1) + 1;
    }

    @Test
    void runningOutOfMemoryFailsTheTask() {
        JavaProcess<Void> process = JavaProcess.builder("hungry")
                .jvmArguments("-Xmx32m")
                .start(() -> {
                    while (true) {
                        HOARD.add(new byte[1024]);
                    }
                });
        TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
        assertEquals(OutOfMemoryError.class.getName(), failure.remoteClassName());
    }

    @Test
    void reportsArriveInOrderBeforeTheEndIsTold() throws InterruptedException {
        List<Object> reports = Collections.synchronizedList(new ArrayList<>());
        JavaProcess<String> process = JavaProcess.builder("reporter")
                .onReport(reports::add)
                .start(() -> {
                    for (int i = 0; i < 1000; i++) {
                        JavaProcess.report(i);
                    }
                    return "done";
                });
        assertEquals("done", process.join());
        assertEquals(IntStream.range(0, 1000).boxed().toList(), List.copyOf(reports));
    }

    @Test
    void aReportThatCannotBeSerializedIsTheTasksOwnTrouble() throws InterruptedException {
        JavaProcess<String> process = JavaProcess.start(() -> {
            try {
                JavaProcess.report(new ArrayList<>(List.of(new Object())));
                return "sent";
            } catch (NotSerializableException e) {
                return "caught";
            }
        });
        assertEquals("caught", process.join());
    }

    @Test
    void reportingOutsideOfAProcessIsRefused() {
        assertThrows(IllegalStateException.class, () -> JavaProcess.report("nobody listens"));
    }

    @Test
    void aListenerThatThrowsEndsTheProcess() {
        JavaProcess<Void> process = JavaProcess.builder("reporter")
                .onReport(report -> {
                    throw new IllegalArgumentException("not this: " + report);
                })
                .start(() -> {
                    JavaProcess.report("something");
                    FOREVER.run();
                });
        TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
        assertTrue(failure.getMessage().contains("not this: something"), failure.getMessage());
        assertFalse(process.process().isAlive());
    }

    @Test
    void anInterruptReachesTheTask() throws Exception {
        CompletableFuture<Object> running = new CompletableFuture<>();
        JavaProcess<String> process = JavaProcess.builder("interrupted")
                .onReport(running::complete)
                .start(() -> {
                    JavaProcess.report("running");
                    return interrupted();
                });
        CompletableFuture.anyOf(running, process.onCompletion()).get();
        process.interrupt();
        assertEquals("interrupted", process.join());
    }

    @Test
    void anInterruptRightAfterTheStartReachesTheTask() throws InterruptedException {
        JavaProcess<String> process = JavaProcess.start(JavaProcessContract::interrupted);
        process.interrupt();
        assertEquals("interrupted", process.join());
        process.interrupt();
    }

    private static String interrupted() {
        try {
            FOREVER.run();
            return "not interrupted";
        } catch (InterruptedException e) {
            return "interrupted";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void joiningForATimeEndsWithIt() throws InterruptedException, TimeoutException {
        try (JavaProcess<Void> process = startEndless()) {
            TimeoutException timeout = assertThrows(TimeoutException.class, () -> process.join(Duration.ofMillis(20)));
            assertTrue(timeout.getMessage().contains("process=endless"), timeout.getMessage());
            assertThrows(TimeoutException.class, () -> process.join(Duration.ZERO));
            assertThrows(TimeoutException.class, () -> process.join(Duration.ofSeconds(-1)));
            assertTrue(process.process().isAlive());
        }
        JavaProcess<String> quick = JavaProcess.start(() -> "done");
        quick.join();
        assertEquals("done", quick.join(Duration.ZERO));
    }

    @Test
    void anInterruptedJoinLeavesTheProcessRunning() throws InterruptedException {
        try (JavaProcess<Void> process = startEndless()) {
            Running.Call<Void> joining = Running.untilItWaits(process::join);
            joining.thread().interrupt();
            ExecutionException failure = assertThrows(
                    ExecutionException.class, () -> joining.outcome().get());
            assertInstanceOf(InterruptedException.class, failure.getCause());
            assertTrue(process.process().isAlive());
        }
    }

    @Test
    void theFutureCompletesAsJoinWould() throws Exception {
        JavaProcess<String> good = JavaProcess.start(() -> "good");
        JavaProcess<String> bad = JavaProcess.start(() -> {
            throw new IOException("bad");
        });
        assertEquals("good", good.onCompletion().get());
        CompletableFuture<String> failing = bad.onCompletion();
        ExecutionException failure = assertThrows(ExecutionException.class, failing::get);
        assertInstanceOf(TaskFailedException.class, failure.getCause());
        assertFalse(bad.process().isAlive());
    }

    @Test
    void cancellingTheFutureEndsNothing() throws InterruptedException {
        try (JavaProcess<Void> process = startEndless()) {
            process.onCompletion().cancel(true);
            assertTrue(process.process().isAlive());
            assertThrows(TimeoutException.class, () -> process.join(Duration.ZERO));
        }
    }

    @Test
    void systemPropertiesAndEnvironmentArrive() throws InterruptedException {
        System.setProperty("javaipc.test.property", "travels along");
        try {
            JavaProcess<String> process = JavaProcess.start(() -> System.getProperty("javaipc.test.property"));
            assertEquals("travels along", process.join());
        } finally {
            System.clearProperty("javaipc.test.property");
        }
        JavaProcess<Map<String, String>> environment = JavaProcess.start(() -> new HashMap<>(System.getenv()));
        assertEquals(System.getenv(), environment.join());
    }

    @Test
    void furtherJvmArgumentsArrive() throws InterruptedException {
        JavaProcess<String> process = JavaProcess.builder("configured")
                .jvmArguments("-Dconfigured=yes", "-Xmx48m")
                .start(() ->
                        System.getProperty("configured") + Runtime.getRuntime().maxMemory() / (1024 * 1024 * 40));
        assertEquals("yes1", process.join());
    }

    @Test
    void standardStreamsStayTheUsers() throws IOException, InterruptedException {
        JavaProcess<String> process = JavaProcess.builder("streams")
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .stderr(Output.pipe())
                .start(() -> {
                    System.err.print("to error");
                    System.out.print("to output: " + Running.text(System.in));
                    System.out.flush();
                    return "value";
                });
        process.process().getOutputStream().write("from input".getBytes(StandardCharsets.UTF_8));
        process.process().getOutputStream().close();
        assertEquals("to output: from input", Running.text(process.process().getInputStream()));
        assertEquals("to error", Running.text(process.process().getErrorStream()));
        assertEquals("value", process.join());
        process.close();
    }

    @Test
    void aTextIsReadAndLinesReachTheirConsumer() throws InterruptedException {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        JavaProcess<Integer> process = JavaProcess.builder("streams")
                .stdin(Input.text("from input"))
                .stdout(Output.lines(lines::add))
                .start(() -> {
                    String input = Running.text(System.in);
                    // more than a pipe holds
                    for (int i = 0; i < 20_000; i++) {
                        System.out.println(input);
                    }
                    return input.length();
                });
        assertEquals(10, process.join());
        Await.until(() -> lines.size() == 20_000);
        assertEquals(Set.of("from input"), Set.copyOf(lines));
        process.close();
    }

    @Test
    void aProcessLastsUntilTheFunctionsThreadsEnd() throws IOException, InterruptedException {
        JavaProcess<String> process = JavaProcess.builder("threads")
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .start(() -> {
                    new Thread(() -> System.out.println(readLine())).start();
                    return "returned";
                });
        assertThrows(TimeoutException.class, () -> process.join(Duration.ofMillis(500)));
        process.process().getOutputStream().write("last words\n".getBytes(StandardCharsets.UTF_8));
        process.process().getOutputStream().flush();
        assertEquals("last words", process.process().inputReader().readLine());
        assertEquals("returned", process.join());
        assertEquals(new ExitStatus.Exited(0), process.process().awaitExit());
        process.close();
    }

    private static String readLine() {
        return new Scanner(System.in, StandardCharsets.UTF_8).nextLine();
    }

    @Test
    void twentyAtOnceBringTheirOwnValues() throws InterruptedException {
        List<JavaProcess<Integer>> processes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            processes.add(JavaProcess.start(() -> number * number));
        }
        for (int i = 0; i < 20; i++) {
            assertEquals(i * i, processes.get(i).join());
        }
    }

    @Test
    void theWorkingDirectoryIsThisProcesses() throws InterruptedException {
        assertEquals(
                Path.of("").toAbsolutePath().toString(),
                JavaProcess.start(() -> Path.of("").toAbsolutePath().toString()).join());
    }
}
