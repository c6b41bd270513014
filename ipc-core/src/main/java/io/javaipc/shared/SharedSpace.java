package io.javaipc.shared;

import io.javaipc.codec.Codec;
import java.io.Serializable;

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
 * <p>Objects and spaces are serializable as handles (see {@link SharedHandle}): capture them in a task for another JVM, and
 * they are the same objects there. When somebody deletes an object's file, or cuts it short, those who have it are told by a
 * {@link io.javaipc.memory.SegmentLostException}.
 *
 * <p>All methods that take an object's name throw {@link IllegalArgumentException} when no object can have this name, or none
 * can be as large as is asked, and {@link io.javaipc.platform.IpcException} when there is no memory for it, or it was made
 * otherwise than is asked.
 *
 * <p>Names have 1 to 100 of the characters A to Z, a to z, 0 to 9, {@code .}, {@code _} and {@code -}, and do not begin
 * with a dot.
 *
 * <p>Thread-safe. Opening a space several times in a JVM shares its memory, also between class loaders. Not for processes
 * of different users, nor for other hosts.
 */
public interface SharedSpace extends AutoCloseable, Serializable {
    /** How many messages a queue holds that is made without a capacity. */
    int QUEUE_MESSAGES = 1_024;

    /** How many bytes a queue holds for each message where it is not said. */
    int QUEUE_BYTES_A_MESSAGE = 256;

    /** How many bytes a queue holds that is made without a capacity. */
    long QUEUE_BYTES = (long) QUEUE_BYTES_A_MESSAGE * QUEUE_MESSAGES;

    /**
     * Opens the space of this name, and makes it when there is none.
     *
     * @param name the name
     * @return the space
     * @throws IllegalArgumentException when no space can have this name
     * @throws io.javaipc.platform.IpcException when the file system refuses, or 4,095 processes use it
     */
    static SharedSpace open(String name) {
        return SpaceProvider.installed().open(name);
    }

    /**
     * Makes a space with a name of its own that disappears with its last participant: who has it by a handle in a task takes
     * part as well. When the last one was killed, the next process that opens any space removes it.
     *
     * @return the space
     * @throws io.javaipc.platform.IpcException when the file system refuses
     */
    static SharedSpace temporary() {
        return SpaceProvider.installed().temporary();
    }

    /**
     * The space's name.
     *
     * @return the name
     */
    String name();

    /**
     * An {@code int} that all processes see. It starts at 0.
     *
     * @param name the object's name
     * @return the number
     */
    default SharedInt intValue(String name) {
        return intValue(name, 0);
    }

    /**
     * An {@code int} that all processes see.
     *
     * @param name the object's name
     * @param initial what it starts with; only the first to ask decides
     * @return the number
     */
    SharedInt intValue(String name, int initial);

    /**
     * A {@code long} that all processes see. It starts at 0.
     *
     * @param name the object's name
     * @return the number
     */
    default SharedLong longValue(String name) {
        return longValue(name, 0);
    }

    /**
     * A {@code long} that all processes see.
     *
     * @param name the object's name
     * @param initial what it starts with; only the first to ask decides
     * @return the number
     */
    SharedLong longValue(String name, long initial);

    /**
     * A {@code float} that all processes see. It starts at 0.
     *
     * @param name the object's name
     * @return the number
     */
    default SharedFloat floatValue(String name) {
        return floatValue(name, 0);
    }

    /**
     * A {@code float} that all processes see.
     *
     * @param name the object's name
     * @param initial what it starts with; only the first to ask decides
     * @return the number
     */
    SharedFloat floatValue(String name, float initial);

    /**
     * A {@code double} that all processes see. It starts at 0.
     *
     * @param name the object's name
     * @return the number
     */
    default SharedDouble doubleValue(String name) {
        return doubleValue(name, 0);
    }

    /**
     * A {@code double} that all processes see.
     *
     * @param name the object's name
     * @param initial what it starts with; only the first to ask decides
     * @return the number
     */
    SharedDouble doubleValue(String name, double initial);

    /**
     * A {@code boolean} that all processes see. It starts at {@code false}.
     *
     * @param name the object's name
     * @return the value
     */
    default SharedBoolean booleanValue(String name) {
        return booleanValue(name, false);
    }

    /**
     * A {@code boolean} that all processes see.
     *
     * @param name the object's name
     * @param initial what it starts with; only the first to ask decides
     * @return the value
     */
    SharedBoolean booleanValue(String name, boolean initial);

    /**
     * A {@code byte} that all processes see. It starts at 0.
     *
     * @param name the object's name
     * @return the number
     */
    default SharedByte byteValue(String name) {
        return byteValue(name, (byte) 0);
    }

    /**
     * A {@code byte} that all processes see.
     *
     * @param name the object's name
     * @param initial what it starts with; only the first to ask decides
     * @return the number
     */
    SharedByte byteValue(String name, byte initial);

    /**
     * A {@code char} that all processes see. It starts at the NUL character.
     *
     * @param name the object's name
     * @return the character
     */
    default SharedChar charValue(String name) {
        return charValue(name, '\0');
    }

    /**
     * A {@code char} that all processes see.
     *
     * @param name the object's name
     * @param initial what it starts with; only the first to ask decides
     * @return the character
     */
    SharedChar charValue(String name, char initial);

    /**
     * An array of {@code int}, all 0 at first.
     *
     * @param name the object's name
     * @param length how many elements, from 0; all who ask have to ask for as many
     * @return the array
     */
    SharedIntArray intArray(String name, int length);

    /**
     * An array of {@code long}, all 0 at first.
     *
     * @param name the object's name
     * @param length how many elements, from 0; all who ask have to ask for as many
     * @return the array
     */
    SharedLongArray longArray(String name, int length);

    /**
     * An array of {@code float}, all 0 at first.
     *
     * @param name the object's name
     * @param length how many elements, from 0; all who ask have to ask for as many
     * @return the array
     */
    SharedFloatArray floatArray(String name, int length);

    /**
     * An array of {@code double}, all 0 at first.
     *
     * @param name the object's name
     * @param length how many elements, from 0; all who ask have to ask for as many
     * @return the array
     */
    SharedDoubleArray doubleArray(String name, int length);

    /**
     * An array of {@code boolean}, all {@code false} at first.
     *
     * @param name the object's name
     * @param length how many elements, from 0; all who ask have to ask for as many
     * @return the array
     */
    SharedBooleanArray booleanArray(String name, int length);

    /**
     * An array of {@code byte}, all 0 at first.
     *
     * @param name the object's name
     * @param length how many elements, from 0; all who ask have to ask for as many
     * @return the array
     */
    SharedByteArray byteArray(String name, int length);

    /**
     * An array of {@code char}, all the NUL character at first.
     *
     * @param name the object's name
     * @param length how many elements, from 0; all who ask have to ask for as many
     * @return the array
     */
    SharedCharArray charArray(String name, int length);

    /**
     * A text, empty at first.
     *
     * @param name the object's name
     * @param capacity how many bytes of UTF-8 it can have, from 0; all who ask have to ask for as many
     * @return the text
     */
    SharedText text(String name, int capacity);

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
     * Many readers or one writer, between processes.
     *
     * @param name the object's name
     * @return the lock
     * @throws IllegalArgumentException when no object can have this name
     * @throws io.javaipc.platform.IpcException when there is no memory for it
     */
    SharedReadWriteLock readWriteLock(String name);

    /**
     * A bounded semaphore: as many permits as it is made with, always.
     *
     * @param name the object's name
     * @param permits how many it is made with, from 1; all who ask have to ask for as many
     * @return the semaphore
     * @throws IllegalArgumentException when no object can have this name, or the number is less than 1
     * @throws io.javaipc.platform.IpcException when there is no memory for it, or it was made otherwise
     */
    SharedSemaphore semaphore(String name, int permits);

    /**
     * An unbounded semaphore: permits may be added.
     *
     * @param name the object's name
     * @param initialPermits how many it is made with, from 0; only the first to ask decides
     * @return the semaphore
     * @throws IllegalArgumentException when no object can have this name, or the number is negative
     * @throws io.javaipc.platform.IpcException when there is no memory for it
     */
    SharedSemaphore unboundedSemaphore(String name, int initialPermits);

    /**
     * A flag to wait for; clear at first.
     *
     * @param name the object's name
     * @return the event
     * @throws IllegalArgumentException when no object can have this name
     * @throws io.javaipc.platform.IpcException when there is no memory for it
     */
    SharedEvent event(String name);

    /**
     * A latch.
     *
     * @param name the object's name
     * @param count how often it has to be counted down, from 0; all who ask have to ask for as many
     * @return the latch
     * @throws IllegalArgumentException when no object can have this name, or the number is negative
     * @throws io.javaipc.platform.IpcException when there is no memory for it, or it was made with another count
     */
    SharedCountDownLatch countDownLatch(String name, long count);

    /**
     * A barrier without an action.
     *
     * @param name the object's name
     * @param parties how many meet, from 1 to 65,535; all who ask have to ask for as many
     * @return the barrier
     * @throws IllegalArgumentException when no object can have this name, or no barrier so many parties
     * @throws io.javaipc.platform.IpcException when there is no memory for it, or it was made for another number
     */
    default SharedBarrier barrier(String name, int parties) {
        return barrier(name, parties, () -> {});
    }

    /**
     * A barrier.
     *
     * @param name the object's name
     * @param parties how many meet, from 1 to 65,535; all who ask have to ask for as many
     * @param action what a thread that comes last by this handle runs before any goes on; it does not travel with the handle
     * @return the barrier
     * @throws IllegalArgumentException when no object can have this name, or no barrier so many parties
     * @throws io.javaipc.platform.IpcException when there is no memory for it, or it was made for another number
     */
    SharedBarrier barrier(String name, int parties, Runnable action);

    /**
     * A queue for {@value #QUEUE_MESSAGES} messages and {@value #QUEUE_BYTES} bytes.
     *
     * @param <E> the elements
     * @param name the object's name
     * @param codec makes bytes of elements, and elements of bytes
     * @return the queue
     * @throws IllegalArgumentException when no object can have this name
     * @throws io.javaipc.platform.IpcException when there is no memory for it, or it was made otherwise
     */
    default <E> SharedQueue<E> queue(String name, Codec<E> codec) {
        return queue(name, codec, QueueOptions.defaults());
    }

    /**
     * A queue for so many messages, and {@value #QUEUE_BYTES_A_MESSAGE} bytes for each of them.
     *
     * @param <E> the elements
     * @param name the object's name
     * @param codec makes bytes of elements, and elements of bytes
     * @param capacity how many messages, from 1 to 1,048,575; all who ask have to ask for as many
     * @return the queue
     * @throws IllegalArgumentException when no object can have this name, or no queue this capacity
     * @throws io.javaipc.platform.IpcException when there is no memory for it, or it was made otherwise
     */
    default <E> SharedQueue<E> queue(String name, Codec<E> codec, int capacity) {
        return queue(name, codec, QueueOptions.ofCapacity(capacity));
    }

    /**
     * A queue of a certain size and form.
     *
     * @param <E> the elements
     * @param name the object's name
     * @param codec makes bytes of elements, and elements of bytes
     * @param options how it is made; all who ask have to ask for the same
     * @return the queue
     * @throws IllegalArgumentException when no object can have this name, or no queue this capacity
     * @throws io.javaipc.platform.IpcException when there is no memory for it, or it was made otherwise
     */
    <E> SharedQueue<E> queue(String name, Codec<E> codec, QueueOptions options);

    /**
     * A lossless broadcast for {@value BroadcastOptions#MESSAGES} messages and {@value BroadcastOptions#BYTES} bytes.
     *
     * @param <E> the elements
     * @param name the object's name
     * @param codec makes bytes of elements, and elements of bytes
     * @return the broadcast
     * @throws IllegalArgumentException when no object can have this name
     * @throws io.javaipc.platform.IpcException when there is no memory for it, or it was made otherwise
     */
    default <E> SharedBroadcast<E> broadcast(String name, Codec<E> codec) {
        return broadcast(name, codec, BroadcastOptions.defaults());
    }

    /**
     * A broadcast.
     *
     * @param <E> the elements
     * @param name the object's name
     * @param codec makes bytes of elements, and elements of bytes
     * @param options how many messages it holds, and whether writers wait; all who ask have to ask for the same
     * @return the broadcast
     * @throws IllegalArgumentException when no object can have this name
     * @throws io.javaipc.platform.IpcException when there is no memory for it, or it was made otherwise
     */
    <E> SharedBroadcast<E> broadcast(String name, Codec<E> codec, BroadcastOptions options);

    /**
     * Removes the space and all that is in it, for those who open it from now on, and closes it. Who has it open goes on
     * with what it has; its memory is freed with the last of them.
     */
    void destroy();

    /**
     * Lets go of the space. Its objects stay; those taken from this handle refuse from now on. Locks and permits that this
     * process holds, when it has the space open by no other handle, count as those of a dead owner. So close it when no
     * other thread is in the middle of something with its objects. May be repeated.
     */
    @Override
    void close();
}
