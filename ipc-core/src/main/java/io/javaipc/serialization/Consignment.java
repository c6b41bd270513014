package io.javaipc.serialization;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Serialized bytes on their way to one process, with all that must learn what becomes of them: something that moves, rather
 * than being copied, is written in a form that can be used once, and nobody would wait in vain for a process that ended
 * before it read it. Not thread-safe; {@link #lost()} and {@link #returned()} may come from another thread later.
 */
public final class Consignment {
    private static final ThreadLocal<Consignment> PACKING = new ThreadLocal<>();

    private final List<Item> items = new ArrayList<>();

    /** Makes an empty one. */
    public Consignment() {}

    /** Something that moves with the bytes. It ignores both calls when it has arrived. */
    public interface Item {
        /** The receiver ended; what it had not taken by then it never will. */
        void lost();

        /** The bytes never went off. */
        void returned();
    }

    /**
     * To be called while an object is written: it belongs to what is packed by this thread, if anything is.
     *
     * @param item what moves
     */
    public static void add(Item item) {
        Consignment packed = PACKING.get();
        if (packed != null) {
            packed.items.add(item);
        }
    }

    /**
     * Writes an object, and notes what moves with it.
     *
     * @param value the object; may be null
     * @return its serialized form
     * @throws IOException when it cannot be serialized; all has been returned then
     */
    public byte[] pack(Object value) throws IOException {
        Consignment outer = PACKING.get();
        PACKING.set(this);
        boolean packed = false;
        try {
            byte[] bytes = JavaSerialization.toBytes(value);
            packed = true;
            return bytes;
        } finally {
            PACKING.set(outer);
            if (!packed) {
                returned();
            }
        }
    }

    /** Tells all items that the receiver ended. */
    public void lost() {
        items.forEach(Item::lost);
    }

    /** Tells all items that the bytes never went off. */
    public void returned() {
        items.forEach(Item::returned);
    }
}
