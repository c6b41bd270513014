package io.javaipc.ftp.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File names do not depend on the locale. */
class FileNamesTest {
    @TempDir
    private Path root;

    @Test
    void namesAreUtf8InTheCLocaleToo() throws IOException {
        inLocale("C");
    }

    @Test
    void namesAreUtf8InAUtf8Locale() throws IOException {
        inLocale("C.UTF-8");
    }

    private void inLocale(String locale) throws IOException {
        Path held = Files.writeString(root.resolve("häld €"), "held");
        List<String> environment = List.of("/usr/bin/env", "LC_ALL=" + locale);
        try (ChildJvm child = ChildJvm.start(environment, RoundTrip.class, root.toString())) {
            assertEquals("[h\\u00e4ld \\u20ac, \\u00fc 100%]", child.readLine());
            assertEquals("done", child.readLine());
        }
        assertTrue(Files.isRegularFile(root.resolve("ü 100%")));
        assertFalse(Files.exists(held));
    }

    /** Stores one file, lists, and deletes the other, in a process with a locale of its own. */
    static final class RoundTrip {
        private RoundTrip() {}

        public static void main(String[] arguments) throws IOException {
            FileLibrary library = FileLibrary.open(Path.of(arguments[0]), true);
            try (Upload upload = library.upload(VirtualPath.ROOT.resolve("\u00fc 100%"))) {
                upload.write(ByteBuffer.allocate(1));
                upload.complete();
            }
            List<String> names =
                    library.list(VirtualPath.ROOT).stream().map(FileEntry::name).toList();
            System.out.println(escaped(names.toString()));
            library.delete(VirtualPath.ROOT.resolve("h\u00e4ld \u20ac"));
            System.out.println("done");
        }

        private static String escaped(String text) {
            StringBuilder escaped = new StringBuilder();
            text.chars().forEach(c -> escaped.append(c < 0x80 ? "" + (char) c : String.format("\\u%04x", c)));
            return escaped.toString();
        }
    }
}
