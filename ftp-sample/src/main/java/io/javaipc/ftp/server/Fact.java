package io.javaipc.ftp.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The facts about a file that MLST and MLSD tell (RFC 3659 section 7.5). */
enum Fact {
    TYPE,
    SIZE,
    MODIFY,
    PERM;

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The facts that a client asks for, of those there are; in upper case, separated by semicolons. */
    static Set<Fact> parse(String wanted) {
        List<String> names = List.of(wanted.split(";"));
        return Arrays.stream(values())
                .filter(fact -> names.contains(fact.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fact.class)));
    }

    static String names(Set<Fact> facts) {
        return facts.stream().map(fact -> fact.text() + ";").collect(Collectors.joining());
    }

    /** All facts, those chosen marked, as FEAT tells them. */
    static String feature(Set<Fact> chosen) {
        return Arrays.stream(values())
                .map(fact -> fact.text() + (chosen.contains(fact) ? "*;" : ";"))
                .collect(Collectors.joining());
    }
}
