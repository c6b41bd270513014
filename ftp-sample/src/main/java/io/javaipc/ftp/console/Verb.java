package io.javaipc.ftp.console;

import io.javaipc.ftp.client.FtpFailure;
import java.util.List;

/**
 * A command of the console.
 *
 * @param names what it is called, the first being the one that help shows
 * @param synopsis its arguments, for people
 * @param help what it does
 * @param required how many arguments it needs
 * @param parameters what its arguments are, for completion
 * @param action what it does
 */
record Verb(List<String> names, String synopsis, String help, int required, List<Parameter> parameters, Action action) {

    /** What an argument names. */
    enum Parameter {
        REMOTE_FILE,
        REMOTE_DIRECTORY,
        LOCAL_FILE
    }

    /** Does a command's work. */
    @FunctionalInterface
    interface Action {
        void run(List<String> arguments) throws FtpFailure;
    }

    String name() {
        return names.get(0);
    }

    String usage() {
        return synopsis.isEmpty() ? name() : name() + " " + synopsis;
    }

    void run(List<String> arguments) throws FtpFailure, CommandError {
        if (arguments.size() < required || arguments.size() > parameters.size()) {
            throw new CommandError("usage: " + usage());
        }
        action.run(arguments);
    }
}
