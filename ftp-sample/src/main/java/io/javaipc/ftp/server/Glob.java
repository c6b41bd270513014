package io.javaipc.ftp.server;

/**
 * A pattern of file names: {@code *} is any text, {@code ?} one character. Only the last star is ever tried again, so that
 * the time is at most the pattern's length times the name's, whatever the pattern.
 *
 * @param pattern the pattern
 */
record Glob(String pattern) {
    static boolean isPattern(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    boolean matches(String name) {
        int inPattern = 0;
        int inName = 0;
        int lastStar = -1;
        int coveredByStar = 0;
        while (inName < name.length()) {
            char wanted = inPattern < pattern.length() ? pattern.charAt(inPattern) : 0;
            if (wanted == '*') {
                lastStar = inPattern++;
                coveredByStar = inName;
            } else if (wanted == '?' || wanted == name.charAt(inName)) {
                inPattern++;
                inName++;
            } else if (lastStar >= 0) {
                inPattern = lastStar + 1;
                inName = ++coveredByStar;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }
}
