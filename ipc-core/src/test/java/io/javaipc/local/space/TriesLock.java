package io.javaipc.local.space;

import io.javaipc.shared.SharedSpace;

/** Tries to take a lock, and says whether it got it. */
final class TriesLock {
    private TriesLock() {}

    public static void main(String[] arguments) {
        try (SharedSpace space = SharedSpace.open(arguments[0])) {
            System.out.println(space.lock(arguments[1]).tryLock() ? "taken" : "refused");
        }
    }
}
