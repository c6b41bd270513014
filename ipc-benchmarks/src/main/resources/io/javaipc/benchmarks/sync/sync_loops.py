"""The loops with the multiprocessing module; prints the nanoseconds of each turn.

usage: sync_loops.py MODE COUNT
"""
import multiprocessing
import signal
import sys
import time

LONGEST_SECONDS = 60
fork = multiprocessing.get_context("fork")


def lock(count):
    lock = fork.Lock()
    begin = time.monotonic_ns()
    for _ in range(count):
        lock.acquire()
        lock.release()
    return time.monotonic_ns() - begin


def semaphore(count):
    semaphore = fork.Semaphore(4)
    begin = time.monotonic_ns()
    for _ in range(count):
        semaphore.acquire()
        semaphore.release()
    return time.monotonic_ns() - begin


def increment(count):
    value = fork.Value("q", 0)
    begin = time.monotonic_ns()
    for _ in range(count):
        with value.get_lock():
            value.value += 1
    return time.monotonic_ns() - begin


def both(side):
    """The nanoseconds from when the first of two processes began until both were done."""
    meeting = fork.Barrier(2)
    times = fork.Array("q", 4, lock=False)

    def timed(number):
        signal.alarm(LONGEST_SECONDS)
        meeting.wait()
        times[2 * number] = time.monotonic_ns()
        side(number)
        times[2 * number + 1] = time.monotonic_ns()

    other = fork.Process(target=timed, args=(1,))
    other.start()
    timed(0)
    other.join()
    if other.exitcode != 0:
        sys.exit("other process failed")
    return max(times[1], times[3]) - min(times[0], times[2])


def contended(count):
    value = fork.Value("q", 0)

    def side(number):
        for _ in range(count):
            with value.get_lock():
                value.value += 1

    return both(side) / 2


def event(count):
    events = [fork.Event(), fork.Event()]

    def side(number):
        mine, other = events[number], events[1 - number]
        for _ in range(count):
            if number == 0:
                other.set()
                mine.wait()
                mine.clear()
            else:
                mine.wait()
                mine.clear()
                other.set()

    return both(side)


def condition(count):
    condition = fork.Condition()
    turn = fork.Value("q", 0, lock=False)

    def side(number):
        for _ in range(count):
            with condition:
                while turn.value != number:
                    condition.wait()
                turn.value = 1 - number
                condition.notify()

    return both(side)


def barrier(count):
    barrier = fork.Barrier(2)

    def side(number):
        for _ in range(count):
            barrier.wait()

    return both(side)


if __name__ == "__main__":
    signal.alarm(LONGEST_SECONDS)
    count = int(sys.argv[2])
    loop = globals()[sys.argv[1]]
    print(loop(count) / count)
