package io.javaipc.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the tool is told to do.
 *
 * @param command the command
 * @param name what it is to be done to; null for a command without a name
 * @param isJson whether it is to print JSON
 * @param isHelp whether it is to print its usage, and nothing else
 */
record Arguments(String command, String name, boolean isJson, boolean isHelp) {
    /** The commands, and how many names they take. */
    private static final Map<String, Integer> COMMANDS = Map.of("list", 0, "show", 1, "gc", 0, "rm", 1);

    static Arguments parse(List<String> arguments) {
        boolean json = false;
        boolean help = false;
        boolean options = true;
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            if (!options || !argument.startsWith("-")) {
                words.add(argument);
            } else if (argument.equals("--")) {
                options = false;
            } else if (argument.equals("--json")) {
                json = true;
            } else if (argument.equals("--help") || argument.equals("-h")) {
                help = true;
            } else {
                throw new UsageException("no such option: option=" + argument);
            }
        }
        return help ? new Arguments("help", null, json, true) : of(words, json);
    }

    private static Arguments of(List<String> words, boolean json) {
        if (words.isEmpty()) {
            throw new UsageException("command is missing: commands=list, show, gc, rm");
        }
        String command = words.get(0);
        if (!COMMANDS.containsKey(command)) {
            throw new UsageException("no such command: command=" + command);
        }
        int names = COMMANDS.get(command);
        if (words.size() - 1 != names) {
            throw new UsageException("wrong number of names: command=" + command + ", names=" + (words.size() - 1)
                    + ", expected=" + names);
        }
        return new Arguments(command, names == 0 ? null : words.get(1), json, false);
    }
}
