"""Queues of the multiprocessing module; prints nanoseconds.

usage: queue_loops.py throughput SIZE COUNT PAIRS    each message, of so many that each sender sends
       queue_loops.py round-trip SIZE COUNT          three quantiles
"""
import multiprocessing
import signal
import sys
import time

LONGEST_SECONDS = 60
QUANTILES = (0.5, 0.99, 0.999)
END = b""
fork = multiprocessing.get_context("fork")


def start(side, *arguments):
    def guarded():
        signal.alarm(LONGEST_SECONDS)
        side(*arguments)

    process = fork.Process(target=guarded)
    process.start()
    return process


def join(processes):
    for process in processes:
        process.join()
        if process.exitcode != 0:
            sys.exit("other process failed")


def throughput(size, count, pairs):
    queue = fork.Queue()
    meeting = fork.Barrier(2 * pairs)
    begins = fork.Array("q", pairs, lock=False)
    ends = fork.Array("q", pairs, lock=False)

    def send(number):
        message = bytes(size)
        meeting.wait()
        begins[number] = time.monotonic_ns()
        for _ in range(count):
            queue.put(message)
        queue.put(END)

    def receive(number):
        meeting.wait()
        while queue.get() != END:
            pass
        ends[number] = time.monotonic_ns()

    join([start(side, number) for number in range(pairs) for side in (send, receive)])
    print((max(ends) - min(begins)) / (count * pairs))


def round_trip(size, count):
    there = fork.Queue()
    back = fork.Queue()

    def echo():
        for _ in range(count):
            back.put(there.get())

    other = start(echo)
    message = bytes(size)
    times = []
    for _ in range(count):
        begin = time.monotonic_ns()
        there.put(message)
        back.get()
        times.append(time.monotonic_ns() - begin)
    join([other])
    times.sort()
    for quantile in QUANTILES:
        print(times[int(quantile * count)])


if __name__ == "__main__":
    signal.alarm(LONGEST_SECONDS)
    numbers = [int(word) for word in sys.argv[2:]]
    if sys.argv[1] == "throughput":
        throughput(*numbers)
    else:
        round_trip(*numbers)
