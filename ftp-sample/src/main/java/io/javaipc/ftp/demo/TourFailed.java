package io.javaipc.ftp.demo;

/** A step of the tour did not go as told. */
public final class TourFailed extends Exception {
    private static final long serialVersionUID = 1L;

    TourFailed(String message) {
        super(message);
    }
}
