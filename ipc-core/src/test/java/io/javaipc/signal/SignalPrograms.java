package io.javaipc.signal;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.testing.Await;
import io.javaipc.testing.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** What signals are sent to: small programs that say line by line what they see. Each waits until a signal ends it. */
public final class SignalPrograms {
    /** The first line of each. */
    public static final String READY = "ready";

    private SignalPrograms() {}

    /**
     * Starts a program and waits until it is ready.
     *
     * @param command the program; its output is piped
     * @return the running program
     * @throws IOException when it cannot be read
     * @throws InterruptedException when the watchdog ends the wait
     */
    public static ChildProcess start(Command command) throws IOException, InterruptedException {
        ChildProcess child = command.stdout(Output.pipe()).start();
        String line = line(child);
        if (!READY.equals(line)) {
            child.close();
            throw new IllegalStateException("program is not ready: command=" + command + ", line=" + line);
        }
        return child;
    }

    /**
     * The next line that a program says. Waits in a way that the watchdog can end, as it could not end a read.
     *
     * @param child the program
     * @return the line; null at the end
     * @throws IOException when it cannot be read
     * @throws InterruptedException when the watchdog ends the wait
     */
    public static String line(ChildProcess child) throws IOException, InterruptedException {
        Await.until(() -> isReady(child) || !child.isAlive());
        return child.inputReader().readLine();
    }

    private static boolean isReady(ChildProcess child) {
        try {
            return child.inputReader().ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void say(Object line) {
        System.out.println(line);
        System.out.flush();
    }

    static void sayReadyAndWait() throws InterruptedException {
        say(READY);
        new CountDownLatch(1).await();
    }

    /** Handles the signals that its arguments name, and says when one comes. */
    public static final class Handling {
        private Handling() {}

        /**
         * Runs it.
         *
         * @param names the signals
         * @throws InterruptedException never
         */
        public static void main(String[] names) throws InterruptedException {
            for (String name : names) {
                Signals.handle(Signal.of(name), SignalPrograms::say);
            }
            sayReadyAndWait();
        }

        /**
         * The command.
         *
         * @param signals what it handles
         * @return the command
         */
        public static Command command(Signal... signals) {
            String[] names = new String[signals.length];
            for (int i = 0; i < names.length; i++) {
                names[i] = signals[i].name();
            }
            return Programs.java(Handling.class, names);
        }
    }

    /** Handles {@code TERM} for a while only, and says when its shutdown hooks run. */
    public static final class GivingBack {
        private GivingBack() {}

        /**
         * Runs it.
         *
         * @param arguments whether it has {@code TERM} reset in the end
         * @throws InterruptedException never
         */
        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> say("hook")));
            SignalRegistration registration = Signals.handle(Signal.TERM, SignalPrograms::say);
            if (arguments.length == 0) {
                registration.close();
            } else {
                Signals.reset(Signal.TERM);
            }
            sayReadyAndWait();
        }
    }

    /** Has a handler that fails, and one that ends the program. */
    public static final class Failing {
        private Failing() {}

        /**
         * Runs it.
         *
         * @param arguments none
         * @throws InterruptedException never
         */
        public static void main(String[] arguments) throws InterruptedException {
            Signals.handle(Signal.TERM, signal -> {
                throw new IllegalStateException("failed on purpose");
            });
            Signals.handle(Signal.TERM, signal -> {
                say(signal);
                Runtime.getRuntime().halt(0);
            });
            sayReadyAndWait();
        }
    }

    /** Says what becomes of an attempt to handle each signal that its arguments name, and ends. */
    public static final class Trying {
        private Trying() {}

        /**
         * Runs it.
         *
         * @param names the signals
         */
        public static void main(String[] names) {
            for (String name : names) {
                try (SignalRegistration ignored = Signals.ignore(Signal.of(name))) {
                    Signals.handle(ignored.signal(), signal -> {}).close();
                    say("handled " + name);
                } catch (IllegalStateException e) {
                    say(e.getMessage());
                }
            }
        }
    }

    /** Handles {@code CHLD}, then starts its first child by the JDK, and says what came of both. */
    public static final class FirstChild {
        private FirstChild() {}

        /**
         * Runs it.
         *
         * @param arguments whether {@code CHLD} is ignored instead
         * @throws Exception when the child cannot be started
         */
        public static void main(String[] arguments) throws Exception {
            CountDownLatch told = new CountDownLatch(1);
            if (arguments.length == 0) {
                Signals.handle(Signal.CHLD, signal -> told.countDown());
            } else {
                Signals.ignore(Signal.CHLD);
                told.countDown();
            }
            say("exit code " + new ProcessBuilder("false").start().waitFor());
            told.await();
            say("told");
        }
    }
}
