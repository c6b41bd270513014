package io.javaipc.shared;

import io.javaipc.platform.Platform;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Suites about what is in a space; each test has a space of its own, and other JVMs that do in it what they are told. */
public abstract class SpaceContract extends PlatformContract {
    private final List<Peer> peers = new ArrayList<>();

    /** The test's own. */
    protected SharedSpace space;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SpaceContract(String platform) {
        super(platform);
    }

    @BeforeEach
    final void openSpace() {
        space = SharedSpace.open("javaipc-test-" + UUID.randomUUID());
    }

    @AfterEach
    final void destroySpace() {
        peers.forEach(Peer::close);
        space.destroy();
    }

    /**
     * Starts another JVM, with this one's platform.
     *
     * @return the JVM, which has the space open
     * @throws IOException when it does not say so
     */
    protected final Peer peer() throws IOException {
        return peer(Platform.current().name());
    }

    /**
     * Starts another JVM.
     *
     * @param platform its platform
     * @return the JVM, which has the space open
     * @throws IOException when it does not say so
     */
    protected final Peer peer(String platform) throws IOException {
        return peer(platform, SpaceProgram.class);
    }

    /**
     * Starts another JVM with a program of its own.
     *
     * @param program the program; it says {@code ready}
     * @param arguments its arguments after the space's name
     * @return the JVM
     * @throws IOException when it does not say so
     */
    protected final Peer peer(Class<?> program, String... arguments) throws IOException {
        return peer(Platform.current().name(), program, arguments);
    }

    private Peer peer(String platform, Class<?> program, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(space.name()));
        words.addAll(List.of(arguments));
        ChildProcess child = Programs.java(
                        List.of("-Xmx32m", "-Djavaipc.platform=" + platform), program, words.toArray(new String[0]))
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .start();
        Peer peer = new Peer(child, Running.lines(child));
        peers.add(peer);
        peer.expect("ready");
        return peer;
    }

    /**
     * Another JVM.
     *
     * @param child its process
     * @param answers what it says
     */
    protected record Peer(ChildProcess child, BufferedReader answers) {
        /** Has something done, and waits until it is. */
        String run(String command) throws IOException {
            begin(command);
            return answers.readLine();
        }

        void begin(String command) throws IOException {
            child.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
            child.getOutputStream().flush();
        }

        void expect(String answer) throws IOException {
            String said = answers.readLine();
            if (!answer.equals(said)) {
                throw new AssertionError("expected=" + answer + ", said=" + said);
            }
        }

        /** Stops it where it is. */
        void stop() throws InterruptedException {
            send("-STOP");
            Await.until(() -> Proc.state(child.pid()) == 'T');
        }

        void resume() throws InterruptedException {
            send("-CONT");
        }

        private void send(String signal) throws InterruptedException {
            Command.of("kill", signal, Long.toString(child.pid())).run();
        }

        void kill() throws InterruptedException {
            child.destroyForcibly();
            child.awaitExit();
        }

        void close() {
            try {
                child.destroyForcibly();
                child.awaitExit();
                answers.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                child.close();
            }
        }
    }
}
