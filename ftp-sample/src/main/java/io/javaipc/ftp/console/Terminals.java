package io.javaipc.ftp.console;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Which of this process's standard streams are terminals. */
final class Terminals {
    /** Asks {@code stty} and its like: no native library, hence no warning from any Java version. */
    static final String PROVIDER = TerminalBuilder.PROP_PROVIDER_EXEC;

    private static final int USUAL_WIDTH = 80;

    private Terminals() {}

    /** Whether a person types and reads. */
    static boolean isConversation() {
        return isTerminal(SystemStream.Input) && isTerminal(SystemStream.Output);
    }

    /** In columns; 0 when the stream is not a terminal. */
    static int widthOfStandardError() {
        if (!isTerminal(SystemStream.Error)) {
            return 0;
        }
        TerminalBuilder builder = TerminalBuilder.builder()
                .provider(PROVIDER)
                .systemOutput(SystemOutput.SysErr)
                .dumb(true);
        try (Terminal terminal = builder.build()) {
            return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
        } catch (IOException e) {
            // no bar: the transfer is what matters
            return 0;
        }
    }

    private static boolean isTerminal(SystemStream stream) {
        try {
            return TerminalProvider.load(PROVIDER).isSystemStream(stream);
        } catch (IOException e) {
            return false;
        }
    }
}
