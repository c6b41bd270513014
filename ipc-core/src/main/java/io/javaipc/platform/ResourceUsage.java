package io.javaipc.platform;

import java.time.Duration;

/**
 * What a child used in its life, its own reaped children included; see {@code getrusage(2)}.
 *
 * @param userTime processor time in the program
 * @param systemTime processor time in the kernel on its behalf
 * @param maxResidentBytes the most memory it had at once. Not less than this process's own: the child borrows that
 *     until it has loaded its program, and the kernel counts it in
 * @param minorFaults page faults without a read from disk
 * @param majorFaults page faults with one
 * @param blocksRead reads from disk, in blocks of 512 bytes
 * @param blocksWritten writes to disk, in blocks of 512 bytes
 * @param voluntarySwitches how often it gave the processor up
 * @param involuntarySwitches how often it was taken off the processor
 */
public record ResourceUsage(
        Duration userTime,
        Duration systemTime,
        long maxResidentBytes,
        long minorFaults,
        long majorFaults,
        long blocksRead,
        long blocksWritten,
        long voluntarySwitches,
        long involuntarySwitches) {}
