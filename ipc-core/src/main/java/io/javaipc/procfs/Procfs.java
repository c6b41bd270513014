package io.javaipc.procfs;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads processes from a {@code proc(5)} file system. Thread-safe.
 *
 * <p>Processes come and go meanwhile, and every file is read at another moment. One that ends while it is read counts as
 * gone. What this user may not read is left empty (a mount with {@code hidepid} hides everything of others). Anything else
 * that goes wrong, such as having no descriptor left, is an exception and not an empty answer.
 */
public final class Procfs {
    private final Path root;
    private final FileBytes files;

    /**
     * Reads below a directory.
     *
     * @param root where the file system is mounted
     */
    public Procfs(Path root) {
        this(root, Files::readAllBytes);
    }

    Procfs(Path root, FileBytes files) {
        this.root = root;
        this.files = files;
    }

    /** How a file is read. */
    interface FileBytes {
        byte[] of(Path file) throws IOException;
    }

    /**
     * Tells whether there is such a file system here.
     *
     * @return true when there is
     */
    public boolean isMounted() {
        return Files.isReadable(root.resolve("self/stat"));
    }

    /**
     * The pids of all processes, threads not among them.
     *
     * @return the pids, in no order
     * @throws IpcException when the directory cannot be read
     */
    public List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, Procfs::isNumber)) {
            entries.forEach(entry -> pids.add(Long.parseLong(entry.getFileName().toString())));
        } catch (IOException | DirectoryIteratorException e) {
            throw IpcException.ofCause("cannot list processes", "readdir", root.toString(), e);
        }
        return pids;
    }

    private static boolean isNumber(Path entry) {
        return entry.getFileName().toString().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Reads a process.
     *
     * @param pid the process
     * @return what is told of it; empty when there is no such process, or only a thread that has this number
     * @throws IpcException when reading fails for another reason
     */
    public Optional<ProcEntry> read(long pid) {
        Path directory = root.resolve(String.valueOf(pid));
        try {
            Optional<ProcStat> stat = parsed(directory.resolve("stat"), ProcStat::parse);
            Optional<ProcStatus> status = parsed(directory.resolve("status"), ProcStatus::parse);
            List<String> commandLine =
                    parsed(directory.resolve("cmdline"), ProcCommandLine::parse).orElse(List.of());
            ProcEntry entry = new ProcEntry(directory, pid, stat, status, commandLine);
            return isProcess(entry) ? Optional.of(entry) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // a file that was open when the process was reaped: ESRCH, which the JDK does not tell from other errors
            if (!Files.isDirectory(directory)) {
                return Optional.empty();
            }
            throw IpcException.ofCause("cannot read process", "read", directory.toString(), e);
        }
    }

    private static boolean isProcess(ProcEntry entry) {
        boolean reaped = entry.stat().filter(stat -> stat.processGroup() < 0).isPresent();
        // /proc answers for the numbers of threads too, without listing them
        boolean thread = entry.status()
                .filter(status -> status.threadGroup() != entry.pid())
                .isPresent();
        boolean hidden = entry.stat().isEmpty();
        return !reaped && !thread && (!hidden || Files.isDirectory(entry.directory()));
    }

    private <T> Optional<T> parsed(Path file, Function<String, T> parser) throws IOException {
        try {
            return Optional.of(parser.apply(ProcText.of(files.of(file))));
        } catch (AccessDeniedException e) {
            return Optional.empty();
        }
    }
}
