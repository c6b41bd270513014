package io.javaipc.procfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The names of users: those of {@code passwd(5)}, then what the system's other directories know. Not thread-safe. */
public final class UserNames {
    private static final int NAME = 0;
    private static final int UID = 2;

    private final Map<Long, String> names;

    private UserNames(Map<Long, String> names) {
        this.names = names;
    }

    /**
     * Reads the names that this system knows.
     *
     * @return the names; none when {@code /etc/passwd} cannot be read
     */
    public static UserNames ofSystem() {
        try {
            return parse(ProcText.of(Files.readAllBytes(Path.of("/etc/passwd"))));
        } catch (IOException e) {
            // a container may have none: its users are numbers then, as in ps(1)
            return parse("");
        }
    }

    /**
     * Parses {@code passwd(5)}; lines that are not of it are passed over.
     *
     * @param passwd its text
     * @return the names; the first one counts where a uid has several
     */
    public static UserNames parse(String passwd) {
        Map<Long, String> names = new HashMap<>();
        for (String line : passwd.split("\n")) {
            String[] fields = line.split(":");
            if (fields.length > UID && fields[UID].matches("\\d{1,10}")) {
                names.putIfAbsent(Long.valueOf(fields[UID]), fields[NAME]);
            }
        }
        return new UserNames(names);
    }

    /**
     * The name of a user.
     *
     * @param uid the user
     * @param possiblyOwned a file that may be the user's: the JDK can name a user of LDAP and the like by a file only
     * @return the name, or the number when there is none
     */
    public String nameOf(long uid, Path possiblyOwned) {
        return names.computeIfAbsent(uid, number -> nameOfOwner(number, possiblyOwned));
    }

    private static String nameOfOwner(long uid, Path file) {
        try {
            if (((Number) Files.getAttribute(file, "unix:uid")).longValue() == uid) {
                return Files.getOwner(file).getName();
            }
        } catch (IOException e) {
            // the process of that directory has just ended
            return String.valueOf(uid);
        }
        return String.valueOf(uid);
    }
}
