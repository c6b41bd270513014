package io.javaipc.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** Directories of one user, in places where everybody may make some. */
public final class PrivateDirectory {
    /** The mode of a file that only its owner may read and write. */
    public static final FileAttribute<?> MODE_0600 =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** The mode of a directory that only its owner may enter. */
    public static final FileAttribute<?> MODE_0700 =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Something done to a directory. */
    @FunctionalInterface
    public interface Step {
        /**
         * Does it.
         *
         * @throws IOException when the file system refuses
         */
        void run() throws IOException;
    }

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private PrivateDirectory() {}

    /**
     * Makes the directory where there is none. Whoever may write to the one above could have made it before: what is there
     * has to be a directory, not a link to one, of mode 0700. {@link #requireOwner} says whose it is.
     *
     * @param directory the directory
     * @throws IOException when it cannot be made, or is not as it must be
     */
    public static void make(Path directory) throws IOException {
        while (true) {
            try {
                Files.createDirectory(directory, MODE_0700);
                return;
            } catch (FileAlreadyExistsException e) {
                if (isPrivate(directory)) {
                    return;
                }
            }
        }
    }

    /** False when it is gone. */
    private static boolean isPrivate(Path directory) throws IOException {
        try {
            requirePrivate(directory);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Refuses what is not a directory that only its owner may enter.
     *
     * @param directory the directory
     * @throws IOException when it is something else; {@link NoSuchFileException} when there is none
     */
    public static void requirePrivate(Path directory) throws IOException {
        PosixFileAttributes found =
                Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isDirectory() || !found.permissions().equals(OWNER_ONLY)) {
            throw new IOException("exists, but is not a directory of mode 0700: path=" + directory);
        }
    }

    /**
     * Refuses a directory of somebody else.
     *
     * @param directory the directory
     * @param own something that this process has just made
     * @throws IOException when the two belong to different users
     */
    public static void requireOwner(Path directory, Path own) throws IOException {
        UserPrincipal owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS);
        if (!owner.equals(Files.getOwner(own, LinkOption.NOFOLLOW_LINKS))) {
            throw new IOException("directory belongs to somebody else: path=" + directory + ", owner=" + owner);
        }
    }
}
