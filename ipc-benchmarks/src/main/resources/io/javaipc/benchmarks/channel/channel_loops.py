"""Messages over a pipe of the multiprocessing module; prints nanoseconds.

usage: channel_loops.py throughput SIZE COUNT    each message, until all were received
       channel_loops.py round-trip SIZE COUNT    three quantiles
"""
import multiprocessing
import signal
import sys
import time

LONGEST_SECONDS = 60
QUANTILES = (0.5, 0.99, 0.999)
READY = b"ready"
fork = multiprocessing.get_context("fork")


def far(pipe, count, echoes):
    signal.alarm(LONGEST_SECONDS)
    pipe.send_bytes(READY)
    for _ in range(count):
        message = pipe.recv_bytes()
        if echoes:
            pipe.send_bytes(message)
    pipe.send_bytes(READY)


def throughput(pipe, message, count):
    begin = time.monotonic_ns()
    for _ in range(count):
        pipe.send_bytes(message)
    pipe.recv_bytes()
    print((time.monotonic_ns() - begin) / count)


def round_trip(pipe, message, count):
    times = []
    for _ in range(count):
        begin = time.monotonic_ns()
        pipe.send_bytes(message)
        pipe.recv_bytes()
        times.append(time.monotonic_ns() - begin)
    pipe.recv_bytes()
    times.sort()
    for quantile in QUANTILES:
        print(times[int(quantile * count)])


if __name__ == "__main__":
    signal.alarm(LONGEST_SECONDS)
    mode, size, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    near, other_end = fork.Pipe()
    process = fork.Process(target=far, args=(other_end, count, mode == "round-trip"))
    process.start()
    near.recv_bytes()
    (throughput if mode == "throughput" else round_trip)(near, bytes(size), count)
    process.join()
    if process.exitcode != 0:
        sys.exit("other process failed")
