package io.javaipc.posix.process;

import io.javaipc.platform.ProcessAttributes;
import io.javaipc.platform.SpawnRequest;
import io.javaipc.posix.libc.Errno;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a program through {@code setpriv(1)} of util-linux where something must be set in the child itself, between fork
 * and exec: whose user it runs as, and that it dies with its parent. Nothing of ours can run there, for the child
 * borrows the memory of a JVM.
 *
 * <p>The program and the accounts are looked up beforehand, so that a missing one is told as such; when {@code setpriv}
 * itself fails later (no privileges, a broken program) it says so on the child's standard error and exits with 1, 126 or
 * 127.
 */
final class Setpriv {
    private static final String SETPRIV = "setpriv";

    private Setpriv() {}

    /** The command to spawn for a request: its own, or one that sets what it asks for and then becomes its own. */
    static List<String> wrap(SpawnRequest request) {
        ProcessAttributes attributes = request.attributes();
        boolean needed = attributes.dieWithParent()
                || attributes.user().isPresent()
                || attributes.group().isPresent();
        return needed ? wrapped(request, attributes) : request.command();
    }

    private static List<String> wrapped(SpawnRequest request, ProcessAttributes attributes) {
        List<String> words = new ArrayList<>();
        words.add(ProgramFile.inPath(SETPRIV)
                .orElseThrow(() -> Errno.failure(
                        "child needs the program setpriv (package util-linux)",
                        "lookup",
                        SETPRIV,
                        Errno.ENOENT.number())));
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
