package io.javaipc.ftp.server;

import java.util.Locale;

/**
 * One command line.
 *
 * @param verb in upper case
 * @param argument what follows the first space, as it is; may be empty
 */
record Command(String verb, String argument) {
    static Command parse(String line) {
        int space = line.indexOf(' ');
        String verb = space < 0 ? line : line.substring(0, space);
        return new Command(verb.toUpperCase(Locale.ROOT), space < 0 ? "" : line.substring(space + 1));
    }

    /**
     * Tells whether this is the request line of HTTP: a browser was lured into sending somebody's commands as the body of a
     * request (the ALPACA attack).
     */
    boolean isHttpRequest() {
        return argument.substring(argument.lastIndexOf(' ') + 1).startsWith("HTTP/");
    }
}
