package io.javaipc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract with threads of this process, on the pure-Java platform. */
class ThreadedServerTest extends SocketServerContract {
    @Override
    protected Dispatch dispatch() {
        return Dispatch.threadPerConnection();
    }

    @Test
    void servesInThisProcess() {
        try (SocketServer server = start(TestHandlers.Echo::new)) {
            assertEquals(List.of(ProcessHandle.current().pid()), server.servingPids());
        }
    }

    @Test
    void preforkIsRefusedByNameWithoutANativePlatform() {
        SocketServer.Builder builder =
                SocketServer.tcp(0).dispatch(Dispatch.prefork(2)).handler(TestHandlers.Echo::new);
        UnsupportedOperationException refused = assertThrows(UnsupportedOperationException.class, builder::start);
        assertTrue(refused.getMessage().contains("INHERITED_DESCRIPTORS"), refused::getMessage);
        assertTrue(refused.getMessage().contains("ipc-posix"), refused::getMessage);
    }
}
