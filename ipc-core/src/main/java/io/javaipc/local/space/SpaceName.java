package io.javaipc.local.space;

import java.util.regex.Pattern;

/** Names that are file names everywhere and hide nothing. */
final class SpaceName {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    private SpaceName() {}

    static String check(String what, String name) {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a " + what + ": name=" + name
                    + ", allowed=1 to 100 of A-Z a-z 0-9 . _ -, not beginning with a dot");
        }
        return name;
    }
}
