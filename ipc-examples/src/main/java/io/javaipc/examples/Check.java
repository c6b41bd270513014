package io.javaipc.examples;

/** How an example makes sure that it showed what it says. */
final class Check {
    private Check() {}

    static void that(boolean happened, String what) {
        if (!happened) {
            throw new IllegalStateException("did not happen: " + what);
        }
    }
}
