package io.javaipc.shared;

/** Makes spaces; found by {@link java.util.ServiceLoader}. */
public interface SpaceProvider {
    /**
     * Opens a space, and makes it when there is none.
     *
     * @param name the name
     * @return the space
     */
    SharedSpace open(String name);
}
