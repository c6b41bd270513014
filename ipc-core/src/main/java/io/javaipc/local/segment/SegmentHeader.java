package io.javaipc.local.segment;

import io.javaipc.memory.MemoryView;
import io.javaipc.platform.IpcException;
import java.nio.file.Path;

/**
 * The first bytes of each file of a space, in the machine's byte order. They never change once the file has its name.
 *
 * <pre>
 *  0 +-----------------------------------+
 *    | magic: "javaipc" and a NUL        |
 *  8 +-----------------+-----------------+
 *    | layout version  | kind            |
 * 16 +-----------------+-----------------+
 *    | size of the file, in bytes        |
 * 24 +-----------------------------------+
 *    | geometry: what the kind counts    |
 * 32 +-----------------------------------+
 *    | creator: its participant          |
 * 40 +-----------------------------------+
 *    | unused, zero                      |
 * 64 +-----------------------------------+
 * </pre>
 */
final class SegmentHeader {
    static final int LAYOUT_VERSION = 1;
    static final int BYTES = 64;

    private static final int MAGIC_AT = 0;
    private static final int VERSION_AT = MAGIC_AT + Long.BYTES;
    private static final int KIND_AT = VERSION_AT + Integer.BYTES;
    private static final int SIZE_AT = KIND_AT + Integer.BYTES;
    private static final int GEOMETRY_AT = SIZE_AT + Long.BYTES;
    private static final int CREATOR_AT = GEOMETRY_AT + Long.BYTES;
    // "javaipc\0", as the number that a little-endian machine reads
    private static final long MAGIC = 0x00_63_70_69_61_76_61_6aL;

    private SegmentHeader() {}

    static void write(MemoryView file, SegmentShape shape, long creator) {
        file.putLong(MAGIC_AT, MAGIC);
        file.putInt(VERSION_AT, LAYOUT_VERSION);
        file.putInt(KIND_AT, shape.kind().code());
        file.putLong(SIZE_AT, shape.fileBytes());
        file.putLong(GEOMETRY_AT, shape.geometry());
        file.putLong(CREATOR_AT, creator);
    }

    static long geometry(MemoryView file) {
        return file.getLong(GEOMETRY_AT);
    }

    /** Refuses a file that is not what the caller takes it for. */
    static void check(MemoryView file, SegmentShape shape, Path path) {
        String asked = shape.kind() + "[" + shape.words().apply(shape.geometry()) + "]";
        checkKind(file, shape.kind(), asked, path);
        if (geometry(file) != shape.geometry()) {
            throw otherKind(shape.words().apply(geometry(file)), file, asked, path);
        }
        if (file.size() != shape.fileBytes()) {
            throw damaged(file, "needed=" + shape.fileBytes(), path);
        }
    }

    /** The same for a file of a kind, whatever its geometry is. */
    static void checkKind(MemoryView file, SegmentKind kind, Path path) {
        checkKind(file, kind, kind.toString(), path);
    }

    private static void checkKind(MemoryView file, SegmentKind kind, String asked, Path path) {
        if (file.size() < BYTES || file.getLong(MAGIC_AT) != MAGIC) {
            throw unusable("file is not one of a shared space", "size=" + file.size(), path);
        }
        if (file.getInt(VERSION_AT) != LAYOUT_VERSION) {
            throw unusable(
                    "file has another layout",
                    "found=" + file.getInt(VERSION_AT) + ", understood=" + LAYOUT_VERSION,
                    path);
        }
        if (file.getInt(KIND_AT) != kind.code()) {
            throw otherKind(Long.toString(geometry(file)), file, asked, path);
        }
        if (file.getLong(SIZE_AT) != file.size()) {
            throw damaged(file, "kind=" + kind, path);
        }
    }

    private static IpcException otherKind(String geometry, MemoryView file, String asked, Path path) {
        String found = SegmentKind.describe(file.getInt(KIND_AT)) + "[" + geometry + "]";
        return unusable("object is of another kind or size", "found=" + found + ", asked=" + asked, path);
    }

    private static IpcException damaged(MemoryView file, String detail, Path path) {
        String sizes = "size=" + file.size() + ", recorded=" + file.getLong(SIZE_AT);
        return unusable("file is damaged", sizes + ", " + detail, path);
    }

    private static IpcException unusable(String what, String details, Path path) {
        return new UnusableSegmentException(what + ": path=" + path + ", " + details, path);
    }
}
