package io.javaipc.posix.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors;
import io.javaipc.platform.Descriptors.Access;
import io.javaipc.platform.Descriptors.ListeningSocket;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.program.HangsUp;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Files and listening sockets as native descriptors. */
class PosixDescriptorsTest {
    private static final int BACKLOG = 16;
    private static final int CLOSE_ON_EXEC = 02000000;

    private final Descriptors descriptors = new PosixDescriptors();

    @TempDir
    Path directory;

    @Test
    void aSocketListensOnIpv4() throws IOException {
        assertListens("127.0.0.1", "127.0.0.1");
    }

    @Test
    void aSocketListensOnIpv6() throws IOException {
        assertListens("::1", "::1");
    }

    @Test
    void theIpv4WildcardTakesEveryIpv4Address() throws IOException {
        assertListens("0.0.0.0", "127.0.0.2");
    }

    @Test
    void theIpv6WildcardTakesBothFamilies() throws IOException {
        assertListens("::", "::1");
        assertListens("::", "127.0.0.1");
    }

    private void assertListens(String bound, String reached) throws IOException {
        ListeningSocket socket = listen(bound, 0);
        try (Descriptor descriptor = socket.descriptor()) {
            assertNotEquals(0, socket.address().getPort());
            assertEquals(InetAddress.getByName(bound), socket.address().getAddress());
            try (Socket client = new Socket(reached, socket.address().getPort())) {
                assertTrue(client.isConnected());
            }
            assertCloseOnExec(descriptor);
        }
    }

    @Test
    void theAskedPortIsTaken() throws IOException {
        int port;
        try (Descriptor first = listen("127.0.0.1", 0).descriptor()) {
            assertTrue(first.number() > 2);
            port = freePort();
        }
        ListeningSocket socket = listen("127.0.0.1", port);
        assertEquals(port, socket.address().getPort());
        socket.descriptor().close();
    }

    private int freePort() {
        ListeningSocket socket = listen("127.0.0.1", 0);
        socket.descriptor().close();
        return socket.address().getPort();
    }

    @Test
    void anAddressInUseIsTold() {
        ListeningSocket socket = listen("127.0.0.1", 0);
        int port = socket.address().getPort();
        int before = Proc.openDescriptors();
        IpcException told = assertFails("bind", "EADDRINUSE", () -> listen("127.0.0.1", port));
        assertTrue(told.getMessage().contains("127.0.0.1:" + port), told.getMessage());
        assertTrue(told.object().contains("127.0.0.1:" + port), told.object());
        Proc.assertNoneMoreOpenThan(before);
        socket.descriptor().close();
    }

    @Test
    void anAddressThatIsNotOfThisMachineIsTold() {
        IpcException told = assertFails("bind", "EADDRNOTAVAIL", () -> listen("192.0.2.1", 0));
        assertTrue(told.getMessage().contains("192.0.2.1"), told.getMessage());
    }

    @Test
    void anUnresolvedAddressIsRefused() {
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("nowhere.invalid", 0);
        assertThrows(IllegalArgumentException.class, () -> descriptors.listenTcp(unresolved, BACKLOG));
    }

    @Test
    void aPortWithLingeringConnectionsIsFreeAtOnce() throws IOException, InterruptedException {
        ListeningSocket socket = listen("127.0.0.1", 0);
        int port = socket.address().getPort();
        ChildProcess server = Programs.java(HangsUp.class)
                .stdin(Input.descriptor(socket.descriptor()))
                .start();
        socket.descriptor().close();
        try (Socket client = new Socket("127.0.0.1", port)) {
            assertEquals(-1, client.getInputStream().read());
        }
        assertTrue(server.awaitExit().isSuccess());
        // the side that hangs up first keeps the connection in TIME_WAIT
        ListeningSocket again = listen("127.0.0.1", port);
        assertEquals(port, again.address().getPort());
        again.descriptor().close();
    }

    @Test
    void whoStopsListeningRefusesEverybody() throws IOException {
        ListeningSocket socket = listen("127.0.0.1", 0);
        int port = socket.address().getPort();
        try (Descriptor descriptor = socket.descriptor();
                Socket waiting = new Socket("127.0.0.1", port)) {
            descriptors.stopListening(descriptor);
            assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
            assertThrows(
                    IOException.class,
                    () -> assertEquals(0, waiting.getInputStream().read()));
        }
    }

    @Test
    void onlyASocketCanStopListening() throws IOException {
        try (Descriptor file = descriptors.openFile(Path.of("/dev/null"), Access.READ)) {
            assertFails("shutdown", "ENOTSOCK", () -> descriptors.stopListening(file));
        }
    }

    @Test
    void aFileIsWrittenFromItsStartOrAtItsEnd() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "old content");
        write(file, Access.WRITE, "new");
        assertEquals("new", Files.readString(file));
        write(file, Access.APPEND, " more");
        assertEquals("new more", Files.readString(file));
        write(directory.resolve("created"), Access.APPEND, "created");
        assertEquals("created", Files.readString(directory.resolve("created")));
    }

    private void write(Path file, Access access, String text) throws InterruptedException {
        try (Descriptor descriptor = descriptors.openFile(file, access)) {
            assertCloseOnExec(descriptor);
            Command.of("printf", text)
                    .stdout(Output.descriptor(descriptor))
                    .start()
                    .awaitExit();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsTold() {
        Path absent = directory.resolve("absent");
        IpcException told = assertFails("open", "ENOENT", () -> descriptors.openFile(absent, Access.READ));
        assertTrue(told.getMessage().contains(absent.toString()), told.getMessage());
        assertEquals(absent.toString(), told.object());
        assertFails("open", "EISDIR", () -> descriptors.openFile(directory, Access.WRITE));
        assertFails("open", "ENOTDIR", () -> descriptors.openFile(Path.of("/dev/null/file"), Access.APPEND));
    }

    @Test
    void closingMayBeRepeatedAndNumbersOfTheClosedAreNotTold() {
        Descriptor first = descriptors.openFile(Path.of("/dev/null"), Access.READ);
        int number = first.number();
        first.close();
        Descriptor second = descriptors.openFile(Path.of("/dev/null"), Access.READ);
        assertEquals(number, second.number());
        first.close();
        // closed, the number would be that of the directory that is listed here
        assertEquals(
                "/dev/null", Proc.descriptors(ProcessHandle.current().pid()).get(number));
        assertThrows(IllegalStateException.class, first::number);
        second.close();
    }

    private ListeningSocket listen(String host, int port) {
        return descriptors.listenTcp(new InetSocketAddress(host, port), BACKLOG);
    }

    private static IpcException assertFails(String operation, String errno, Executable step) {
        IpcException told = assertThrows(IpcException.class, step);
        assertEquals(operation, told.operation());
        assertEquals(Optional.of(errno), told.errnoName());
        assertTrue(told.getMessage().contains("errno=" + errno), told.getMessage());
        return told;
    }

    private static void assertCloseOnExec(Descriptor descriptor) throws IOException {
        String info = Files.readString(Path.of("/proc/self/fdinfo/" + descriptor.number()));
        assertNotEquals(0, Integer.parseInt(Proc.field(info, "flags"), 8) & CLOSE_ON_EXEC);
    }
}
