package io.javaipc.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a platform needs to know to start a child. Strings contain no NUL character.
 *
 * @param command the program and its arguments; a program without a slash is looked up in this process's {@code PATH}
 * @param directory the child's working directory; empty for this process's
 * @param environment the child's whole environment
 * @param stdin standard input
 * @param stdout standard output
 * @param stderr standard error
 * @param inherited further descriptors, by the number (3 or more) that the child shall have them under
 * @param attributes what else it has that its parent has not
 */
public record SpawnRequest(
        List<String> command,
        Optional<Path> directory,
        Map<String, String> environment,
        Stdio stdin,
        Stdio stdout,
        Stdio stderr,
        Map<Integer, Descriptor> inherited,
        ProcessAttributes attributes) {
    public SpawnRequest {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        inherited = Map.copyOf(inherited);
    }

    /**
     * The program to run.
     *
     * @return the first word of the command
     */
    public String program() {
        return command.get(0);
    }
}
