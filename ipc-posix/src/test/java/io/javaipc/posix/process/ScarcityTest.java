package io.javaipc.posix.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.platform.Limit;
import io.javaipc.platform.ResourceLimit;
import io.javaipc.posix.program.RunsOutOfDescriptors;
import io.javaipc.posix.program.RunsOutOfProcesses;
import io.javaipc.process.Command;
import io.javaipc.process.CommandResult;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting children when there is no descriptor, process or thread left, or only just enough of them. */
class ScarcityTest extends PlatformContract {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private static final Pattern NEEDED = Pattern.compile("classes$|/(ipc-|jna-|slf4j-)[^/]*[.]jar$");

    // the JVM itself starts compilers as it likes, and looks at files of the kernel to know how many to start
    private static final List<String> CALM =
            List.of("-XX:-UseDynamicNumberOfCompilerThreads", "-XX:-UseContainerSupport");

    @TempDir
    Path directory;

    ScarcityTest() {
        super("posix");
    }

    @Test
    void withoutDescriptorsAStartFailsByNameAndLaterStartsSucceed() throws InterruptedException {
        List<String> flags = new ArrayList<>(CALM);
        flags.add("-XX:-MaxFDLimit");
        Command program =
                Programs.java(flags, RunsOutOfDescriptors.class).limit(ResourceLimit.OPEN_FILES, Limit.of(100));
        List<String> said = linesOf(program);
        assertEquals("spare=20, outcome=started, left=0", said.get(1));
        assertEquals("spare=0, outcome=EMFILE, left=0", said.get(said.size() - 2));
        assertEquals("afterwards: outcome=started", said.get(said.size() - 1));
        for (String line : said.subList(1, said.size() - 1)) {
            assertTrue(line.endsWith("left=0"), () -> String.join("\n", said));
            assertTrue(
                    line.contains("outcome=started") || line.contains("outcome=EMFILE"), () -> String.join("\n", said));
        }
    }

    @Test
    void withoutProcessesAStartFailsByNameAndLaterStartsSucceed() throws Exception {
        assumeTrue(ROOT, "only root may become a user that nobody else is");
        List<String> said = linesOf(asAnotherUser(RunsOutOfProcesses.class));
        assertEquals("platform=posix", said.get(0));
        assertTrue(said.get(1).matches("first:( EAGAIN)+ started"), said.get(1));
        assertEquals("threads=false, spare=0, outcome=EAGAIN", said.get(2));
        assertEquals("threads=true, spare=8, outcome=started", said.get(said.size() - 1));
        for (String line : said.subList(2, said.size())) {
            assertTrue(
                    line.endsWith("outcome=started") || line.endsWith("outcome=EAGAIN"), () -> String.join("\n", said));
        }
    }

    /** A program run by a user of its own, whose processes nobody else's add to. */
    private Command asAnotherUser(Class<?> main) throws Exception {
        String user = Long.toString(1_000_000 + ProcessHandle.current().pid());
        List<String> become = List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        List<String> words = new ArrayList<>(become);
        // set by the program itself: once it is another user's, root may lack the privilege to do so
        words.addAll(List.of("prlimit", "--nproc=60:60"));
        words.addAll(Programs.jvm());
        assumeTrue(canRun(words), "other users cannot run this JVM");
        // JNA unpacks its library, for a user that has no home
        words.addAll(CALM);
        words.addAll(List.of("-Xlog:disable", "-Djna.tmpdir=" + directory));
        words.addAll(List.of("-cp", readableClassPath(), main.getName()));
        return Command.of(words);
    }

    private static boolean canRun(List<String> java) throws InterruptedException {
        return Command.of(java).arguments("-version").unchecked().run().status().isSuccess();
    }

    /** Copies of what a program of ours needs: the originals may be where other users must not look. */
    private String readableClassPath() throws InterruptedException {
        List<String> copies = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            if (NEEDED.matcher(entry).find()) {
                Path copy = directory.resolve(Integer.toString(copies.size()));
                Command.of("cp", "-r", entry, copy.toString()).run();
                Command.of("chmod", "-R", "a+rX", copy.toString()).run();
                copies.add(copy.toString());
            }
        }
        return String.join(":", copies);
    }

    private static List<String> linesOf(Command program) throws InterruptedException {
        CommandResult result = program.unchecked().run();
        assertTrue(result.status().isSuccess(), () -> result + "\n" + result.output());
        return result.output().lines().toList();
    }
}
