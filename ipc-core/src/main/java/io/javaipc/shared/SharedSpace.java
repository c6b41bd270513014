package io.javaipc.shared;

import java.util.ServiceLoader;

/**
 * A named place where processes of one user on one host share objects. Each object is known by its name and its kind; the
 * first to ask for it makes it, all others get the same one.
 *
 * <pre>{@code
 * try (SharedSpace space = SharedSpace.open("shop")) {
 *     SharedLong sold = space.longValue("sold");
 *     SharedLock lock = space.lock("stock");
 *     ...
 * }
 * }</pre>
 *
 * <p>A space stays, with what is in it, until it is {@linkplain #destroy() destroyed} or the machine stops: also when
 * nobody uses it, and however its users ended. It lies below {@code /dev/shm/javaipc-UID/}, or below the directory that
 * the system property {@code javaipc.dir} names, in a directory that only its user may enter (mode 0700).
 *
 * <p>Names have 1 to 100 of the characters A to Z, a to z, 0 to 9, {@code .}, {@code _} and {@code -}, and do not begin
 * with a dot.
 *
 * <p>Thread-safe. Opening a space several times in a JVM shares its memory, also between class loaders. Not for processes
 * of different users, nor for other hosts.
 */
public interface SharedSpace extends AutoCloseable {
    /**
     * Opens the space of this name, and makes it when there is none.
     *
     * @param name the name
     * @return the space
     * @throws IllegalArgumentException when no space can have this name
     * @throws io.javaipc.platform.IpcException when the file system refuses, or 4,095 processes use it
     */
    static SharedSpace open(String name) {
        return ServiceLoader.load(SpaceProvider.class, SharedSpace.class.getClassLoader())
                .findFirst()
                .orElseThrow()
                .open(name);
    }

    /**
     * The space's name.
     *
     * @return the name
     */
    String name();

    /**
     * A number that all processes see. It starts at 0.
     *
     * @param name the object's name
     * @return the number
     * @throws IllegalArgumentException when no object can have this name
     * @throws io.javaipc.platform.IpcException when there is no memory for it
     */
    SharedLong longValue(String name);

    /**
     * A lock between processes.
     *
     * @param name the object's name
     * @return the lock
     * @throws IllegalArgumentException when no object can have this name
     * @throws io.javaipc.platform.IpcException when there is no memory for it
     */
    SharedLock lock(String name);

    /**
     * Removes the space and all that is in it, for those who open it from now on, and closes it. Who has it open goes on
     * with what it has; its memory is freed with the last of them.
     */
    void destroy();

    /**
     * Lets go of the space. Its objects stay; those taken from this handle refuse from now on. Locks that this process
     * holds, and has open by no other handle, count as those of a dead owner. May be repeated.
     */
    @Override
    void close();
}
