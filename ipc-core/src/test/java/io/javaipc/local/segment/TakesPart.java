package io.javaipc.local.segment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Takes part in the space of a directory, says as whom, answers for each id that it reads whether it lives, and ends. */
final class TakesPart {
    private TakesPart() {}

    public static void main(String[] arguments) throws IOException {
        Participants participants = Participants.join(Path.of(arguments[0]), "helper");
        System.out.println(participants.self());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String id = in.readLine(); id != null; id = in.readLine()) {
            System.out.println(participants.isAlive(Long.parseLong(id)));
        }
    }
}
