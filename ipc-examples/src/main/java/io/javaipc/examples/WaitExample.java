package io.javaipc.examples;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Children;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Input;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Waits for a child, for any child, and for all children. Each of these ends when its standard input does. */
final class WaitExample {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private WaitExample() {}

    static void main(String[] arguments) throws Exception {
        ChildProcess first = child(1);
        ChildProcess second = child(2);
        ChildProcess third = child(3);

        end(second);
        Optional<ChildProcess> any = Children.waitAny(MINUTE);
        System.out.println("any: " + any.orElseThrow());
        Check.that(any.get() == second, "the one that ended was told");

        end(first);
        ExitStatus status = first.awaitExit();
        System.out.println("one: " + first);
        Check.that(status.equals(new ExitStatus.Exited(1)), "the first one's status came back");

        end(third);
        Set<ChildProcess> rest = new HashSet<>();
        // empty when there is nobody left to wait for
        for (Optional<ChildProcess> ended = Children.waitAny(MINUTE);
                ended.isPresent();
                ended = Children.waitAny(MINUTE)) {
            System.out.println("all: " + ended.get());
            rest.add(ended.get());
        }
        Check.that(rest.equals(Set.of(first, third)), "every child was told once, the one waited for as well");
        Check.that(Children.active().isEmpty(), "no child is left");
    }

    private static ChildProcess child(int exitCode) {
        return Command.of("sh", "-c", "read line; exit " + exitCode)
                .stdin(Input.pipe())
                .start();
    }

    private static void end(ChildProcess child) throws IOException {
        child.getOutputStream().close();
    }
}
