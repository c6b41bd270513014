package io.javaipc.local.space;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What files are like, to see that nothing has touched them. */
final class FileStates {
    private FileStates() {}

    /** Everything below a directory, with its contents and what a file system notes of changes. */
    static Map<String, String> below(Path directory) throws IOException {
        Map<String, String> states = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                Map<String, Object> attributes = Files.readAttributes(
                        file, "unix:ino,mode,size,ctime,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
                String content = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        ? Integer.toString(Arrays.hashCode(Files.readAllBytes(file)))
                        : "";
                states.put(file.toString(), new TreeMap<>(attributes) + " " + content);
            }
        }
        return states;
    }
}
