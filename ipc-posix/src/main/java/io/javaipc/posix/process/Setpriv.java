package io.javaipc.posix.process;

import io.javaipc.platform.Limit;
import io.javaipc.platform.ProcessAttributes;
import io.javaipc.platform.ResourceLimit;
import io.javaipc.platform.SpawnRequest;
import io.javaipc.posix.libc.Errno;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a program through {@code setpriv(1)} of util-linux where something must be set in the child itself, between fork
 * and exec: whose user it runs as, and that it dies with its parent. Nothing of ours can run there, for the child
 * borrows the memory of a JVM. The limits of another user's child are set there too, by {@code prlimit(1)}: once it is
 * another user's, this process may lack the privilege.
 *
 * <p>The program and the accounts are looked up beforehand, so that a missing one is told as such; when {@code setpriv}
 * itself fails later (no privileges, a broken program) it says so on the child's standard error and exits with 1, 126 or
 * 127.
 */
final class Setpriv {
    private static final String SETPRIV = "setpriv";
    private static final String PRLIMIT = "prlimit";

    private Setpriv() {}

    /** The command to spawn for a request: its own, or one that sets what it asks for and then becomes its own. */
    static List<String> wrap(SpawnRequest request) {
        ProcessAttributes attributes = request.attributes();
        boolean needed = attributes.dieWithParent()
                || attributes.user().isPresent()
                || attributes.group().isPresent();
        return needed ? wrapped(request, attributes) : request.command();
    }

    /** Tells whether the limits are set on the way to the program, and not from here. */
    static boolean setsLimits(ProcessAttributes attributes) {
        boolean anotherUser =
                attributes.user().isPresent() || attributes.group().isPresent();
        return anotherUser && !attributes.limits().isEmpty();
    }

    private static String option(ResourceLimit resource, Limit limit) {
        String name = switch (resource) {
            case CPU_SECONDS -> "cpu";
            case FILE_BYTES -> "fsize";
            case DATA_BYTES -> "data";
            case STACK_BYTES -> "stack";
            case CORE_BYTES -> "core";
            case PROCESSES -> "nproc";
            case OPEN_FILES -> "nofile";
            case LOCKED_BYTES -> "memlock";
            case ADDRESS_SPACE_BYTES -> "as";
        };
        return "--" + name + "=" + value(limit.soft()) + ":" + value(limit.hard());
    }

    private static String value(long limit) {
        return limit == Limit.UNLIMITED ? "unlimited" : String.valueOf(limit);
    }

    private static String tool(String name) {
        return ProgramFile.inPath(name)
                .orElseThrow(() -> Errno.failure(
                        "child needs the program " + name + " (package util-linux)",
                        "lookup",
                        name,
                        Errno.ENOENT.number()));
    }

    private static List<String> wrapped(SpawnRequest request, ProcessAttributes attributes) {
        List<String> words = new ArrayList<>();
        if (setsLimits(attributes)) {
            words.add(tool(PRLIMIT));
            attributes.limits().forEach((resource, limit) -> words.add(option(resource, limit)));
        }
        words.add(tool(SETPRIV));
        if (attributes.dieWithParent()) {
            words.add("--pdeathsig=KILL");
        }
        if (attributes.user().isPresent()) {
            Accounts.User user = Accounts.user(attributes.user().get());
            int group = attributes.group().map(Accounts::group).orElse(user.gid());
            words.addAll(List.of("--reuid=" + user.uid(), "--regid=" + group, "--init-groups"));
        } else if (attributes.group().isPresent()) {
            words.addAll(List.of("--regid=" + Accounts.group(attributes.group().get()), "--clear-groups"));
        }
        words.add(ProgramFile.of(request));
        words.addAll(request.command().subList(1, request.command().size()));
        return words;
    }
}
