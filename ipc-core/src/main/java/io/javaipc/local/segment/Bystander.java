package io.javaipc.local.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Looks at a space, or tidies it, without taking part in it: who took part would get the slot of one who died, of all
 * slots, and nobody could tell of the dead any more. Meanwhile this JVM neither enters nor leaves any space.
 */
public final class Bystander {
    private Bystander() {}

    /** What is done beside those who take part. */
    private interface Step<T> {
        T run(Path directory, LockBytes bytes, long self) throws IOException;
    }

    /**
     * Looks at a space. Its files are mapped for reading only; who lives is asked as participants ask each other.
     *
     * @param <T> what is seen
     * @param directory its directory
     * @param look what to look at; what it gets is not to be used afterwards
     * @return what was seen
     * @throws IOException when the file system refuses, or there is no such space
     * @throws UnusableSegmentException when it cannot be told who takes part
     */
    public static <T> T observe(Path directory, Function<? super Participants, T> look) throws IOException {
        return visit(
                directory, false, (real, bytes, self) -> look.apply(Participants.seenBy(real, bytes.channel(), self)));
    }

    /**
     * Removes the files that dead participants were making.
     *
     * @param directory the space's directory
     * @return what was removed
     * @throws IOException when the file system refuses, or there is no such space
     */
    public static List<Path> removeUnfinished(Path directory) throws IOException {
        return visit(directory, true, (real, bytes, self) -> {
            List<Path> removed = new ArrayList<>();
            for (int maker : makersOfUnfinished(real)) {
                if (maker <= LockBytes.SLOTS && maker != ParticipantId.slot(self)) {
                    bytes.whileTaken(maker, slot -> removed.addAll(SegmentFile.removeUnfinished(real, slot)));
                }
            }
            return removed;
        });
    }

    private static TreeSet<Integer> makersOfUnfinished(Path directory) throws IOException {
        TreeSet<Integer> makers = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                makers.add(SegmentFile.makerOf(file));
            }
        }
        makers.remove(0);
        return makers;
    }

    private static <T> T visit(Path directory, boolean writing, Step<T> step) throws IOException {
        Map<String, Map<String, Object>> memberships = JvmRegistry.memberships();
        // opening and closing the lock file of a space in which this JVM takes part would end that
        synchronized (memberships) {
            Path real = directory.toRealPath();
            Map<String, Object> own = memberships.get(real.toString());
            if (own != null && LockBytes.isStill(own.get(Participants.FILE_KEY), real)) {
                synchronized (own) {
                    FileChannel channel = (FileChannel) own.get(Participants.CHANNEL);
                    return step.run(real, new LockBytes(channel), (Long) own.get(Participants.SELF));
                }
            }
            try (FileChannel channel = LockBytes.openExisting(real, writing)) {
                return step.run(real, new LockBytes(channel), ParticipantId.NOBODY);
            }
        }
    }
}
