package io.javaipc.shared;

import java.util.List;
import java.util.ServiceLoader;

/** Makes spaces, and shows them to people; found by {@link ServiceLoader}. Thread-safe. */
public interface SpaceProvider {
    /**
     * The first provider that is there.
     *
     * @return the provider
     */
    static SpaceProvider installed() {
        return ServiceLoader.load(SpaceProvider.class, SpaceProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Opens a space, and makes it when there is none.
     *
     * @param name the name
     * @return the space
     */
    SharedSpace open(String name);

    /**
     * Makes a space that goes with its last participant.
     *
     * @return the space
     */
    SharedSpace temporary();

    /**
     * Opens what a handle stands for, and makes nothing. What it opens stays open until this JVM ends.
     *
     * @param handle the handle
     * @return a {@link SharedSpace} or an object of one
     * @throws io.javaipc.platform.IpcException when it is there no more
     */
    Object resolve(SharedHandle handle);

    /**
     * The spaces that this user has.
     *
     * @return their names, sorted
     */
    List<String> names();

    /**
     * Looks at a space, and changes nothing in it. What it finds may be from slightly different moments.
     *
     * @param name its name
     * @return what was found, also of a space that is too damaged to be opened
     * @throws IllegalArgumentException when no space can have this name
     * @throws io.javaipc.platform.IpcException when there is none ({@code ENOENT}), or it may not be looked at
     */
    SpaceReport inspect(String name);

    /**
     * Removes a space and all that is in it, whoever uses it; as {@link SharedSpace#destroy()} does, and also one that is too
     * damaged to be opened.
     *
     * @param name its name
     * @throws IllegalArgumentException when no space can have this name
     * @throws io.javaipc.platform.IpcException when there is none ({@code ENOENT}), or the file system refuses
     */
    void remove(String name);

    /**
     * Removes what the dead have left: temporary spaces without participants, and files that were never finished.
     *
     * @return what was removed, for people
     */
    List<String> collect();
}
