package io.javaipc.ftp.library;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Uploads in a process of its own: writes some bytes, says so, and completes when told; the end of its input ends it. */
final class UploaderProcess {
    private UploaderProcess() {}

    public static void main(String[] arguments) throws IOException {
        FileLibrary library = FileLibrary.open(Path.of(arguments[0]), true);
        VirtualPath path = VirtualPath.ROOT.resolve(arguments[1]);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Upload upload = library.upload(path)) {
            upload.write(ByteBuffer.allocate(Integer.parseInt(arguments[2])));
            System.out.println("written");
            if ("complete".equals(input.readLine())) {
                upload.complete();
                System.out.println("complete");
            }
        } catch (FileLibraryException e) {
            System.out.println(e.reason());
        }
    }
}
