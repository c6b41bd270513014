package io.javaipc.ftp.server;

import java.io.ByteArrayOutputStream;

/**
 * Takes the Telnet commands out of the control connection's bytes (RFC 854), as clients send them around {@code ABOR}
 * ({@code IAC IP IAC DM}). Offers and requests of options are refused, as RFC 1123 section 4.1.2.12 wants it.
 */
final class TelnetFilter {
    private static final int SUBNEGOTIATION_END = 240;
    private static final int SUBNEGOTIATION_BEGIN = 250;
    private static final int WILL = 251;
    private static final int WONT = 252;
    private static final int DO = 253;
    private static final int DONT = 254;
    private static final int IAC = 255;

    private enum State {
        DATA,
        COMMAND,
        OPTION,
        SUBNEGOTIATION,
        SUBNEGOTIATION_COMMAND
    }

    private final ByteArrayOutputStream refusals = new ByteArrayOutputStream();
    private State state = State.DATA;
    private int optionVerb;

    /** Takes the next byte; true when it is data. */
    boolean isData(int value) {
        switch (state) {
            case DATA -> {
                if (value != IAC) {
                    return true;
                }
                state = State.COMMAND;
            }
            case COMMAND -> {
                return command(value);
            }
            case OPTION -> {
                refuse(value);
                state = State.DATA;
            }
            case SUBNEGOTIATION -> {
                if (value == IAC) {
                    state = State.SUBNEGOTIATION_COMMAND;
                }
            }
            case SUBNEGOTIATION_COMMAND -> state = value == SUBNEGOTIATION_END ? State.DATA : State.SUBNEGOTIATION;
        }
        return false;
    }

    /** What to answer to the options seen so far; asked for once. */
    byte[] takeRefusals() {
        byte[] taken = refusals.toByteArray();
        refusals.reset();
        return taken;
    }

    private boolean command(int value) {
        if (value >= WILL && value <= DONT) {
            optionVerb = value;
            state = State.OPTION;
        } else {
            state = value == SUBNEGOTIATION_BEGIN ? State.SUBNEGOTIATION : State.DATA;
        }
        // less than the least command: the system took away the urgent byte in between, and this is data
        return value == IAC || value < SUBNEGOTIATION_END;
    }

    private void refuse(int option) {
        if (optionVerb == WILL || optionVerb == DO) {
            refusals.write(IAC);
            refusals.write(optionVerb == WILL ? DONT : WONT);
            refusals.write(option);
        }
    }
}
