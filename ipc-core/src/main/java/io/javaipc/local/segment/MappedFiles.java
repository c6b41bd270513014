package io.javaipc.local.segment;

import io.javaipc.memory.MemoryView;
import io.javaipc.memory.SegmentLostException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The files of a space that this JVM has mapped, each once however often it is opened, and what the threads of this JVM
 * share besides. All class loaders use the same; so it is kept in types of the JDK. Not thread-safe: callers have locked the
 * membership.
 */
final class MappedFiles {
    // a file in the registry
    private static final int MEMORY = 0;
    private static final int KEY = 1;

    private final Map<String, Object[]> files;
    private final Map<String, Object> companions;

    @SuppressWarnings("unchecked")
    MappedFiles(Map<String, Object> membership) {
        files = (Map<String, Object[]>) membership.computeIfAbsent("files", absent -> new HashMap<String, Object[]>());
        companions =
                (Map<String, Object>) membership.computeIfAbsent("companions", absent -> new HashMap<String, Object>());
    }

    /** A view of its own on the file that is mapped already, or is opened now and kept if it is what it has to be. */
    MemoryView view(Path path, Supplier<SegmentFile> opener, Consumer<MemoryView> check) {
        String name = path.getFileName().toString();
        Object[] known = files.get(name);
        SegmentFile file = known == null ? opener.get() : new SegmentFile((MappedByteBuffer) known[MEMORY], known[KEY]);
        if (known != null && !file.isStillAt(path)) {
            throw new SegmentLostException(path.toString());
        }
        MemoryView view = file.view(path);
        check.accept(view);
        if (known == null) {
            files.put(name, new Object[] {file.memory(), file.key()});
        }
        return view;
    }

    boolean isStillAt(Path path) {
        Object[] known = files.get(path.getFileName().toString());
        return new SegmentFile((MappedByteBuffer) known[MEMORY], known[KEY]).isStillAt(path);
    }

    MappedByteBuffer memory(String name) {
        return (MappedByteBuffer) files.get(name)[MEMORY];
    }

    /** What the threads of this JVM share besides a file, made when first asked for; a type of the JDK. */
    Object companion(String name, Supplier<?> maker) {
        return companions.computeIfAbsent(name, absent -> maker.get());
    }
}
