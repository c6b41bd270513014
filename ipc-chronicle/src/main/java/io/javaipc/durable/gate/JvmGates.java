package io.javaipc.durable.gate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock files that this JVM has open, each of them once: closing any descriptor of a file takes all locks of the process
 * on it away (fcntl(2)).
 *
 * <p>They are kept in the system properties, where a second class loader finds them, in types of the JDK only. The number at
 * the end of the name goes up when what is in there changes.
 */
final class JvmGates {
    private static final String PROPERTY = "io.javaipc.durable.gates.1";
    private static final FileAttribute<?> MODE_0600 =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int CHANNEL = 0;
    private static final int THREADS = 1;
    private static final int USERS = 2;

    // kept here as well, for somebody may replace the properties
    private static final Map<Object, Object[]> GATES = find();

    private JvmGates() {}

    @SuppressWarnings("unchecked")
    private static Map<Object, Object[]> find() {
        return (Map<Object, Object[]>)
                System.getProperties().computeIfAbsent(PROPERTY, name -> new ConcurrentHashMap<>());
    }

    @SuppressWarnings("unchecked")
    static Gate open(Path file) throws IOException {
        makeFile(file);
        synchronized (GATES) {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isRegularFile()) {
                // of all the things that it might be, a pipe would not even open
                throw new IOException("not a regular file: path=" + file);
            }
            Object key = found.fileKey();
            Object[] gate = GATES.get(key);
            if (gate == null) {
                FileChannel channel = FileChannel.open(
                        file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
                gate = new Object[] {channel, new ConcurrentHashMap<Long, ReentrantLock>(), new AtomicInteger()};
                GATES.put(key, gate);
            }
            ((AtomicInteger) gate[USERS]).incrementAndGet();
            return new Gate(key, (FileChannel) gate[CHANNEL], (Map<Long, ReentrantLock>) gate[THREADS]);
        }
    }

    static void close(Object key) throws IOException {
        synchronized (GATES) {
            Object[] gate = GATES.get(key);
            if (((AtomicInteger) gate[USERS]).decrementAndGet() == 0) {
                GATES.remove(key);
                ((FileChannel) gate[CHANNEL]).close();
            }
        }
    }

    private static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, MODE_0600);
        } catch (FileAlreadyExistsException e) {
            // made by those who came before
            return;
        }
    }
}
