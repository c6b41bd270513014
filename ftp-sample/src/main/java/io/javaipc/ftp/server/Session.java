package io.javaipc.ftp.server;

import io.javaipc.ftp.library.FileLibrary;
import io.javaipc.ftp.library.FileLibraryException;
import io.javaipc.ftp.library.VirtualPath;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** What one client has said so far, and what commands work with. Used by one thread. */
final class Session implements AutoCloseable {
    /** How far the login is. */
    enum Login {
        NONE,
        NAMED,
        DONE
    }

    private final ControlConnection control;
    private final FileLibrary library;
    private final FtpTimeouts timeouts;
    private final Deadline loginDeadline;

    private Login login = Login.NONE;
    private TransferType type = TransferType.ASCII;
    private VirtualPath directory = VirtualPath.ROOT;
    private long restartOffset;
    private Set<Fact> facts = EnumSet.allOf(Fact.class);
    private DataListener listener;
    private boolean extendedPassiveOnly;

    Session(ControlConnection control, FileLibrary library, FtpTimeouts timeouts) {
        this.control = control;
        this.library = library;
        this.timeouts = timeouts;
        this.loginDeadline = Deadline.after(timeouts.login());
    }

    Command awaitCommand() throws IOException, InterruptedException, SessionOver {
        Deadline deadline = login == Login.DONE ? Deadline.after(timeouts.idle()) : loginDeadline;
        return Command.parse(control.awaitLine(deadline));
    }

    void send(Reply reply) throws IOException, InterruptedException, SessionOver {
        control.send(reply);
    }

    ControlConnection control() {
        return control;
    }

    FileLibrary library() {
        return library;
    }

    FtpTimeouts timeouts() {
        return timeouts;
    }

    Login login() {
        return login;
    }

    void login(Login reached) {
        login = reached;
    }

    TransferType type() {
        return type;
    }

    void type(TransferType chosen) {
        type = chosen;
    }

    VirtualPath directory() {
        return directory;
    }

    void directory(VirtualPath changed) {
        directory = changed;
    }

    /** What a client means by a path; empty is the working directory. */
    VirtualPath resolve(String path) throws FileLibraryException {
        return directory.resolve(path);
    }

    Set<Fact> facts() {
        return facts;
    }

    void facts(Set<Fact> chosen) {
        facts = chosen;
    }

    void restartAt(long offset) {
        restartOffset = offset;
    }

    /** Where the next transfer shall begin; the one after it begins at zero. */
    long takeRestartOffset() {
        long taken = restartOffset;
        restartOffset = 0;
        return taken;
    }

    boolean extendedPassiveOnly() {
        return extendedPassiveOnly;
    }

    void setExtendedPassiveOnly() {
        extendedPassiveOnly = true;
    }

    /** Listens for the next transfer's data connection, and no longer for an earlier one's. */
    DataListener listen() throws IOException {
        closeListener();
        listener = DataListener.open(control);
        return listener;
    }

    /** The listener for this transfer; the caller closes it. */
    DataListener takeListener() throws Refusal {
        if (listener == null) {
            throw new Refusal(425, "Use PASV or EPSV first");
        }
        DataListener taken = listener;
        listener = null;
        return taken;
    }

    private void closeListener() throws IOException {
        if (listener != null) {
            listener.close();
            listener = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeListener();
    }
}
