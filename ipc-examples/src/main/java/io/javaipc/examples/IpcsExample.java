package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedEvent;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedSemaphore;
import io.javaipc.shared.SharedSpace;
import io.javaipc.tool.Ipcs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Shows what a space holds, and who holds what in it: while all live, and after one was killed. */
final class IpcsExample {
    private IpcsExample() {}

    static void main(String[] arguments) throws Exception {
        SharedSpace space =
                SharedSpace.open("example-ipcs-" + ProcessHandle.current().pid());
        try {
            SharedLock lock = space.lock("stock");
            SharedSemaphore slots = space.semaphore("slots", 3);
            SharedEvent ready = space.event("ready");
            try (JavaProcess<Void> child = JavaProcess.start(() -> {
                lock.lock();
                slots.acquire(2);
                ready.set();
                Thread.sleep(Long.MAX_VALUE);
            })) {
                ready.await();
                String text = run("show", space.name());
                Check.that(text.contains("pid=" + child.pid() + ","), "the owner is shown");

                child.process().destroyForcibly();
                child.process().awaitExit();
                System.out.println();
                System.out.println("the same after " + child.pid() + " was killed, for programs:");
                String json = run("show", space.name(), "--json");
                Check.that(json.contains("\"alive\": false"), "the death is shown");
            }
            System.out.println();
            run("rm", space.name());
        } finally {
            space.destroy();
        }
    }

    /** As a shell would, where it is called java -cp ipc-core.jar io.javaipc.tool.Ipcs. */
    private static String run(String... arguments) {
        System.out.println("$ ipcs " + String.join(" ", arguments));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int status = Ipcs.run(new PrintStream(printed, true, StandardCharsets.UTF_8), System.err, arguments);
        String text = printed.toString(StandardCharsets.UTF_8);
        System.out.print(text);
        Check.that(status == 0, "the tool did it");
        return text;
    }
}
