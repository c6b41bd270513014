package io.javaipc.shared;

import io.javaipc.testing.Asleep;
import io.javaipc.testing.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What peers are made of: does what it reads, line by line, and answers each with a line, what came of it or the class of what
 * it threw. A line that begins with {@code background} is done by another thread: it is answered with {@code asleep} once that
 * waits, and with what came of it when it has ended.
 */
final class CommandLoop {
    private static final String BACKGROUND = "background";

    /** Does what a line says. */
    interface Commands {
        Object run(String[] words) throws Exception;
    }

    private final Commands commands;

    private CommandLoop(Commands commands) {
        this.commands = commands;
    }

    static void run(Commands commands) throws IOException, InterruptedException {
        CommandLoop loop = new CommandLoop(commands);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            loop.run(line.split(" "));
        }
    }

    private void run(String[] words) throws InterruptedException {
        if (words[0].equals(BACKGROUND)) {
            String[] rest = Arrays.copyOfRange(words, 1, words.length);
            Running.Call<String> call = Running.start(() -> {
                String answer = answer(rest);
                System.out.println(answer);
                return answer;
            });
            Asleep.until(call);
            System.out.println("asleep");
        } else {
            System.out.println(answer(words));
        }
    }

    private String answer(String[] words) {
        try {
            switch (words[0]) {
                case "exit":
                    System.exit(0);
                    return "";
                case "halt":
                    Runtime.getRuntime().halt(0);
                    return "";
                default:
                    return String.valueOf(commands.run(words));
            }
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }
}
