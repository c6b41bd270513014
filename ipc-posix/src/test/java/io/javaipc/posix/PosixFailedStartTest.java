package io.javaipc.posix;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors.Access;
import io.javaipc.platform.Limit;
import io.javaipc.platform.Platform;
import io.javaipc.platform.ResourceLimit;
import io.javaipc.platform.TerminalSize;
import io.javaipc.process.Command;
import io.javaipc.process.FailedStartContract;
import io.javaipc.process.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** {@link FailedStartContract} on the native platform, which has more that can fail. */
class PosixFailedStartTest extends FailedStartContract {
    private static final String ABSENT = "no-such-program-anywhere";
    // more than any kernel lets a process have, with or without privileges
    private static final Limit IMPOSSIBLE = Limit.of(Limit.UNLIMITED);

    private Descriptor inherited;

    PosixFailedStartTest() {
        super("posix");
    }

    @BeforeEach
    void openADescriptor() {
        inherited = Platform.current().descriptors().openFile(Path.of("/dev/null"), Access.READ);
    }

    @AfterEach
    void closeIt() {
        inherited.close();
    }

    @Override
    protected List<Command> impossible() throws IOException {
        List<Command> commands = super.impossible();
        commands.add(piped(ABSENT).inherit(3, inherited).inherit(200, inherited));
        // what is inherited is in the way of its own target, and so duplicated first
        commands.add(piped(ABSENT).inherit(inherited.number(), inherited).stdin(Input.descriptor(inherited)));
        commands.add(piped("true").user("no-such-user"));
        commands.add(piped("true").group("no-such-group"));
        commands.add(piped(ABSENT).dieWithParent());
        commands.add(piped(ABSENT).umask(077).newSession());
        commands.add(Command.of(ABSENT).terminal(new TerminalSize(80, 24)));
        commands.add(piped("cat").limit(ResourceLimit.OPEN_FILES, IMPOSSIBLE));
        return commands;
    }
}
