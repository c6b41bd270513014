package io.javaipc.platform;

/**
 * A child was stopped, or goes on.
 *
 * @param stopped whether it was stopped; otherwise it goes on
 * @param signal the number of the signal that did it
 */
public record StateChange(boolean stopped, int signal) {}
