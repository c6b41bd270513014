package io.javaipc.examples;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors.Access;
import io.javaipc.platform.Platform;
import io.javaipc.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads one file in two ways. A descriptor that a child inherits is the parent's open file, position and all: what one
 * reads, the others do not read again. A file that a child opens itself has a position of its own.
 */
final class InheritedFileExample {
    private static final int NUMBER_IN_CHILD = 3;

    private InheritedFileExample() {}

    static void main(String[] arguments) throws Exception {
        Path file = Files.writeString(Files.createTempFile("inherited", ".txt"), "onetwothree");
        try (Descriptor opened = Platform.current().descriptors().openFile(file, Access.READ)) {
            Command ofParent =
                    Command.of("sh", "-c", "head -c 3 <&" + NUMBER_IN_CHILD).inherit(NUMBER_IN_CHILD, opened);
            String first = ofParent.run().output();
            String second = ofParent.run().output();
            System.out.println("inherited: the first child read \"" + first + "\", the second \"" + second
                    + "\"; the parent is at " + position(opened));
            Check.that(first.equals("one"), "the first child read from the start");
            Check.that(second.equals("two"), "the second child went on where the first had stopped");
            Check.that(position(opened) == 6, "so did the parent");

            Command ofChild = Command.of("head", "-c", "3", file.toString());
            first = ofChild.run().output();
            second = ofChild.run().output();
            System.out.println("opened:    the first child read \"" + first + "\", the second \"" + second
                    + "\"; the parent is still at " + position(opened));
            Check.that(first.equals("one") && second.equals("one"), "each child read from the start");
            Check.that(position(opened) == 6, "the parent's position is its own");
        } finally {
            Files.delete(file);
        }
    }

    /** Where in the file a descriptor of this process is. */
    private static long position(Descriptor descriptor) throws IOException {
        String info = Files.readString(Path.of("/proc/self/fdinfo/" + descriptor.number()));
        return info.lines()
                .filter(line -> line.startsWith("pos:"))
                .mapToLong(
                        line -> Long.parseLong(line.substring("pos:".length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
