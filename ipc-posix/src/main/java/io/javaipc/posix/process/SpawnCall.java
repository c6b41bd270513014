package io.javaipc.posix.process;

import com.sun.jna.Memory;
import io.javaipc.platform.Grouping;
import io.javaipc.platform.SpawnRequest;
import io.javaipc.posix.libc.CStrings;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.Fcntl;
import io.javaipc.posix.libc.LibC;
import java.util.List;
import java.util.Map;

/**
 * The arguments of one {@code posix_spawn(3)}.
 *
 * <p>The child gets the signal mask that is asked for, empty unless told otherwise, and default dispositions, because a
 * JVM blocks SIGQUIT in its threads and both survive exec; and everything above its own descriptors is closed, because
 * the JDK's are not close-on-exec: a child that held the pipe of a concurrent {@code ProcessBuilder.start()} would make
 * that call wait for the child's end.
 */
final class SpawnCall implements AutoCloseable {
    private static final short POSIX_SPAWN_SETPGROUP = 0x02;
    private static final short POSIX_SPAWN_SETSIGDEF = 0x04;
    private static final short POSIX_SPAWN_SETSIGMASK = 0x08;
    private static final short POSIX_SPAWN_SETSID = 0x80;
    // glibc: 336, 80 and 128 bytes
    private static final int ATTRIBUTES_BYTES = 512;
    private static final int FILE_ACTIONS_BYTES = 128;
    private static final int SIGNAL_SET_BYTES = 128;
    private static final byte ALL_BITS = -1;

    private final SpawnRequest request;
    // encoded first, by the caller: what the encoding lacks is the caller's mistake
    private final List<String> command;
    private final byte[] program;
    private final Memory arguments;
    private final Memory environment;
    private final Memory pid = new Memory(Integer.BYTES);
    private final Memory attributes = new Memory(ATTRIBUTES_BYTES);
    private final Memory actions = new Memory(FILE_ACTIONS_BYTES);

    SpawnCall(SpawnRequest request, StdioSetup stdio) {
        this.request = request;
        command = Setpriv.wrap(request);
        program = CStrings.bytes(command.get(0));
        arguments = CStrings.array(command);
        environment = CStrings.array(request.environment().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList());
        check(LibC.posix_spawnattr_init(attributes), "posix_spawnattr_init");
        check(LibC.posix_spawn_file_actions_init(actions), "posix_spawn_file_actions_init");
        setAttributes(stdio);
        addActions(stdio);
    }

    private void setAttributes(StdioSetup stdio) {
        Memory signals = new Memory(SIGNAL_SET_BYTES);
        LibC.sigemptyset(signals);
        request.attributes().blockedSignals().forEach(number -> LibC.sigaddset(signals, number));
        check(LibC.posix_spawnattr_setsigmask(attributes, signals), "posix_spawnattr_setsigmask");
        // all, and not what sigfillset(3) takes for all: the two that the C library keeps for itself would start out
        // ignored
        signals.setMemory(0, SIGNAL_SET_BYTES, ALL_BITS);
        check(LibC.posix_spawnattr_setsigdefault(attributes, signals), "posix_spawnattr_setsigdefault");
        int flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
        if (stdio.terminal().isPresent() || request.attributes().grouping() == Grouping.NEW_SESSION) {
            flags |= POSIX_SPAWN_SETSID;
        } else if (request.attributes().grouping() == Grouping.NEW_GROUP) {
            check(LibC.posix_spawnattr_setpgroup(attributes, 0), "posix_spawnattr_setpgroup");
            flags |= POSIX_SPAWN_SETPGROUP;
        }
        check(LibC.posix_spawnattr_setflags(attributes, (short) flags), "posix_spawnattr_setflags");
    }

    private void addActions(StdioSetup stdio) {
        // opened by the child, which leads a session by then: so it becomes the session's controlling terminal
        stdio.terminal()
                .ifPresent(terminal -> check(
                        LibC.posix_spawn_file_actions_addopen(
                                actions, StdioSetup.STDIN, CStrings.bytes(terminal.slavePath()), Fcntl.O_RDWR, 0),
                        "addopen"));
        Map<Integer, Integer> sources = stdio.childDescriptors();
        sources.forEach(
                (target, source) -> check(LibC.posix_spawn_file_actions_adddup2(actions, source, target), "adddup2"));
        int highest = stdio.highestTarget();
        for (int gap = StdioSetup.STDERR + 1; gap <= highest; gap++) {
            if (!sources.containsKey(gap)) {
                check(LibC.posix_spawn_file_actions_addclose(actions, gap), "addclose");
            }
        }
        check(LibC.posix_spawn_file_actions_addclosefrom_np(actions, highest + 1), "addclosefrom_np");
        request.directory()
                .ifPresent(directory -> check(
                        LibC.posix_spawn_file_actions_addchdir_np(actions, CStrings.bytes(directory.toString())),
                        "addchdir_np"));
    }

    /** Spawns the child and returns its pid. To be called on the spawn thread. */
    int spawn() {
        boolean isPath = command.get(0).indexOf('/') >= 0;
        int error = isPath
                ? LibC.posix_spawn(pid, program, actions, attributes, arguments, environment)
                : LibC.posix_spawnp(pid, program, actions, attributes, arguments, environment);
        if (error != 0) {
            throw Errno.failure("cannot start process", "posix_spawn", request.program(), error);
        }
        return pid.getInt(0);
    }

    private void check(int error, String call) {
        if (error != 0) {
            throw Errno.failure("cannot prepare process", call, request.program(), error);
        }
    }

    @Override
    public void close() {
        LibC.posix_spawn_file_actions_destroy(actions);
        LibC.posix_spawnattr_destroy(attributes);
        // freed here and not when the collector comes to it
        List.of(arguments, environment, pid, attributes, actions).forEach(Memory::close);
    }
}
