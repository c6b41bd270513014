package io.javaipc.ftp.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPClientConfig;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;

/**
 * A file library on an FTP server, over one connection: passive mode, binary, names in UTF-8.
 *
 * <p>A refusal by the server leaves the connection usable; any other failure closes it ({@link #isOpen}), because it is
 * not known then what the server's next reply answers. For one thread at a time, except {@link #abort}.
 */
public final class RemoteLibrary implements AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(1);
    private static final int TRANSFER_BUFFER = 256 * 1024;
    private static final int UNKNOWN_SIZE = -1;
    private static final String ASK_THE_SERVER = "";
    private static final Pattern SIZE = Pattern.compile("\\d{1,18}");
    private static final String ANY_PASSWORD = "anybody@";

    private final FtpUrl server;
    private final FTPClient ftp = new FTPClient();
    private final TransferSockets sockets = new TransferSockets();
    private volatile boolean open = true;

    private RemoteLibrary(FtpUrl server, Duration timeout) {
        this.server = server;
        ftp.setSocketFactory(sockets);
        FTPClientConfig listings = new FTPClientConfig(ASK_THE_SERVER);
        listings.setServerTimeZoneId("UTC");
        ftp.configure(listings);
        ftp.setControlEncoding(StandardCharsets.UTF_8);
        ftp.setConnectTimeout((int) timeout.toMillis());
        ftp.setDefaultTimeout((int) timeout.toMillis());
        ftp.setDataTimeout(timeout);
        // needs no address in the reply, so it works behind NAT too; PASV is used where the server does not know it
        ftp.setUseEPSVwithIPv4(true);
        ftp.setControlKeepAliveTimeout(KEEP_ALIVE);
        ftp.setControlKeepAliveReplyTimeout(timeout);
        ftp.setBufferSize(TRANSFER_BUFFER);
    }

    /**
     * Connects and logs in.
     *
     * @param url the server and the user; its path does not matter
     * @param timeout how long the server may be silent, here and later
     * @return the library
     * @throws FtpFailure when the server cannot be reached or does not let the user in
     */
    public static RemoteLibrary connect(FtpUrl url, Duration timeout) throws FtpFailure {
        RemoteLibrary library = new RemoteLibrary(url, timeout);
        boolean loggedIn = false;
        try {
            library.logIn();
            loggedIn = true;
        } finally {
            if (!loggedIn) {
                library.abort();
            }
        }
        return library;
    }

    private void logIn() throws FtpFailure {
        String address = "address=" + server.address();
        call("cannot connect", address, () -> {
            ftp.connect(server.host(), server.port());
            require(FTPReply.isPositiveCompletion(ftp.getReplyCode()), "cannot connect", address);
            ftp.enterLocalPassiveMode();
            boolean welcome = ftp.login(server.user(), ANY_PASSWORD);
            require(welcome, "cannot log in", "user=" + server.user() + ", " + address);
            require(ftp.setFileType(FTP.BINARY_FILE_TYPE), "cannot transfer binary files", address);
            return null;
        });
    }

    /**
     * Lists a directory.
     *
     * @param path the directory; the current one when empty
     * @return its entries, by name
     * @throws FtpFailure when it cannot be listed
     */
    public List<RemoteFile> list(String path) throws FtpFailure {
        String object = "path=" + (path.isEmpty() ? "." : path);
        requireOneLine(path);
        return call("cannot list", object, () -> {
            FTPFile[] files = ftp.listFiles(path.isEmpty() ? null : argument(path));
            require(FTPReply.isPositiveCompletion(ftp.getReplyCode()), "cannot list", object);
            return Stream.of(files)
                    .map(RemoteLibrary::remoteFile)
                    .sorted(Comparator.comparing(RemoteFile::name))
                    .toList();
        });
    }

    /**
     * Downloads a file. It appears under its name when it is complete; what stood there before is replaced then.
     *
     * @param path the remote file
     * @param target the local file; when it is a directory, the file is put into it under its remote name
     * @param listener is told how it goes
     * @return the local file
     * @throws FtpFailure when it failed; then nothing has changed here
     */
    public Path download(String path, Path target, TransferListener listener) throws FtpFailure {
        requireOneLine(path);
        Path file = Files.isDirectory(target) ? target.resolve(localName(path)) : target;
        call("cannot download", "path=" + path + ", file=" + file, () -> {
            long size = sizeOf(path);
            try (PartialFile partial = openPartial(file)) {
                Progress progress = new Progress(listener, size);
                ftp.setCopyStreamListener(progress);
                boolean complete = ftp.retrieveFile(argument(path), partial.stream());
                require(complete, "cannot download", "path=" + path);
                requireSize(size, progress.transferred(), "the download is incomplete", path);
                partial.publish();
            }
            return null;
        });
        return file;
    }

    /**
     * Uploads a file.
     *
     * @param source the local file
     * @param path the remote file
     * @param listener is told how it goes
     * @throws FtpFailure when it failed
     */
    public void upload(Path source, String path, TransferListener listener) throws FtpFailure {
        requireOneLine(path);
        call("cannot upload", "file=" + source + ", path=" + path, () -> {
            try (UploadSource bytes = openSource(source)) {
                Progress progress = new Progress(listener, Files.size(source));
                ftp.setCopyStreamListener(progress);
                boolean complete = ftp.storeFile(argument(path), bytes);
                require(complete, "cannot upload", "path=" + path);
                requireSize(sizeOf(path), progress.transferred(), "the uploaded file has another size", path);
            }
            return null;
        });
    }

    /**
     * Deletes a file.
     *
     * @param path the remote file
     * @throws FtpFailure when the server refuses
     */
    public void delete(String path) throws FtpFailure {
        requireOneLine(path);
        call("cannot delete", "path=" + path, () -> {
            require(ftp.deleteFile(argument(path)), "cannot delete", "path=" + path);
            return null;
        });
    }

    /**
     * Changes the current directory.
     *
     * @param path the directory
     * @throws FtpFailure when the server refuses
     */
    public void changeDirectory(String path) throws FtpFailure {
        requireOneLine(path);
        call("cannot change the directory", "path=" + path, () -> {
            boolean changed = ftp.changeWorkingDirectory(argument(path));
            require(changed, "cannot change the directory", "path=" + path);
            return null;
        });
    }

    /**
     * The current directory.
     *
     * @return its absolute path
     * @throws FtpFailure when the server does not say
     */
    public String currentDirectory() throws FtpFailure {
        String object = "address=" + server.address();
        return call("cannot tell the directory", object, () -> {
            String directory = ftp.printWorkingDirectory();
            require(directory != null, "cannot tell the directory", object);
            return directory;
        });
    }

    /**
     * Asks the server for a sign of life.
     *
     * @throws FtpFailure when the connection is lost
     */
    public void ping() throws FtpFailure {
        call("the connection is lost", "address=" + server.address(), ftp::sendNoOp);
    }

    /**
     * Tells whether the connection can still be used.
     *
     * @return false after a failure other than a refusal, and after {@link #close}
     */
    public boolean isOpen() {
        return open;
    }

    /** Cuts the connection: what another thread is doing with it fails at once. May be called by any thread. */
    public void abort() {
        open = false;
        sockets.closeAll();
    }

    /** Says good-bye to the server and closes the connection. */
    @Override
    public void close() {
        if (open) {
            try {
                ftp.logout();
            } catch (IOException e) {
                // a courtesy only: everything asked for has been answered
            }
            abort();
        }
    }

    @Override
    public String toString() {
        return "RemoteLibrary[" + server + "]";
    }

    /** What can be refused (an {@link FtpFailure}) or can fail. */
    @FunctionalInterface
    private interface Operation<T> {
        T run() throws IOException;
    }

    private <T> T call(String what, String object, Operation<T> operation) throws FtpFailure {
        try {
            return operation.run();
        } catch (FtpFailure refused) {
            throw refused;
        } catch (IOException e) {
            abort();
            throw new FtpFailure(what + ": " + object + ", cause=" + FailureReason.of(e), e);
        }
    }

    private void require(boolean done, String what, String object) throws FtpFailure {
        if (!done) {
            throw new FtpFailure(
                    what + ": " + object,
                    ftp.getReplyCode(),
                    ftp.getReplyString().strip());
        }
    }

    private long sizeOf(String path) throws IOException {
        String size = ftp.getSize(argument(path));
        // not every server knows the command; whether there is such a file, the transfer will tell
        return size != null && SIZE.matcher(size.strip()).matches() ? Long.parseLong(size.strip()) : UNKNOWN_SIZE;
    }

    private static void requireSize(long expected, long transferred, String what, String path) throws FtpFailure {
        if (expected != UNKNOWN_SIZE && expected != transferred) {
            throw new FtpFailure(what + ": path=" + path + ", expected=" + expected + ", transferred=" + transferred);
        }
    }

    private static void requireOneLine(String path) throws FtpFailure {
        if (path.indexOf('\n') >= 0 || path.indexOf('\r') >= 0) {
            throw new FtpFailure("a remote name is one line: path=" + path.replaceAll("[\r\n]", "?"));
        }
    }

    /** A name that begins with a dash would be taken for an option by servers that pass it to ls. */
    private static String argument(String path) {
        return path.startsWith("-") ? "./" + path : path;
    }

    private static String localName(String path) throws FtpFailure {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new FtpFailure("not the name of a file: path=" + path);
        }
        return name;
    }

    private static RemoteFile remoteFile(FTPFile file) {
        return new RemoteFile(file.getName(), file.isDirectory(), file.getSize(), file.getTimestampInstant());
    }

    private static PartialFile openPartial(Path file) throws FtpFailure {
        try {
            return PartialFile.beside(file);
        } catch (IOException e) {
            throw new FtpFailure("cannot write: file=" + file + ", cause=" + FailureReason.of(e), e);
        }
    }

    private UploadSource openSource(Path file) throws FtpFailure {
        if (Files.isDirectory(file)) {
            throw new FtpFailure("cannot upload a directory: file=" + file);
        }
        try {
            return new UploadSource(file, sockets);
        } catch (IOException e) {
            throw new FtpFailure("cannot read: file=" + file + ", cause=" + FailureReason.of(e), e);
        }
    }
}
