package io.javaipc.files;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The directory below which the files lie that a user's processes share: {@code /dev/shm/javaipc-UID}, made when it is needed
 * and removed when it is empty; or the one that the system property {@code javaipc.dir} names, which stays.
 */
public final class UserDirectory {
    private static final String CONFIGURED = "javaipc.dir";
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    // not on every system that a directory can be configured on
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    // asked for once: a JVM stays with its user
    private static Object user;

    private final Path path;
    private final boolean configured;

    private UserDirectory(Path path, boolean configured) {
        this.path = path;
        this.configured = configured;
    }

    /**
     * The one of this process's user. Nothing is made yet.
     *
     * @return the directory
     * @throws IOException when there is no place for it
     */
    public static UserDirectory ofThisProcess() throws IOException {
        String configured = System.getProperty(CONFIGURED);
        if (configured != null) {
            return new UserDirectory(Path.of(configured).toAbsolutePath(), true);
        }
        if (!Files.isDirectory(SHARED_MEMORY)) {
            throw new IOException("no directory for shared memory: missing=" + SHARED_MEMORY + ", remedy=-D"
                    + CONFIGURED + "=DIRECTORY");
        }
        return new UserDirectory(SHARED_MEMORY.resolve("javaipc-" + user()), false);
    }

    /**
     * The user that this process acts as.
     *
     * @return the number, as the attribute {@code unix:uid} of a file gives it
     * @throws IOException when it cannot be found out
     */
    public static synchronized Object user() throws IOException {
        if (user == null) {
            user = Files.getAttribute(THIS_PROCESS, "unix:uid");
        }
        return user;
    }

    /**
     * Where it is.
     *
     * @return its path
     */
    public Path path() {
        return path;
    }

    /**
     * Makes it where there is none.
     *
     * @throws IOException when it cannot be made, or is not private
     */
    public void make() throws IOException {
        PrivateDirectory.make(path);
    }

    /**
     * Tells whether it is there, and refuses it when it is not this user's alone: who else may write to it could have what
     * is done in it done elsewhere.
     *
     * @return false when there is none
     * @throws IOException when it is not a directory of mode 0700, belongs to somebody else, or cannot be looked at
     */
    public boolean isThere() throws IOException {
        Object owner;
        try {
            PrivateDirectory.requirePrivate(path);
            owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return false;
        }
        if (Files.exists(THIS_PROCESS) && !owner.equals(user())) {
            throw new IOException("directory belongs to somebody else: path=" + path + ", owner=" + owner);
        }
        return true;
    }

    /**
     * Removes it when nothing is in it, unless it was configured.
     *
     * @throws IOException when the file system refuses
     */
    public void removeIfEmpty() throws IOException {
        if (!configured) {
            removeIfEmpty(path);
        }
    }

    /**
     * Removes a directory when nothing is in it.
     *
     * @param directory the directory
     * @return true when it is there no more
     * @throws IOException when the file system refuses
     */
    public static boolean removeIfEmpty(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}
