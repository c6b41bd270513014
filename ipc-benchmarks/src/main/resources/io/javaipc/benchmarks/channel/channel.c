/*
 * Messages over a pair of connected sockets, between two processes; prints nanoseconds.
 *
 *   channel throughput SIZE COUNT    each message, until all were received
 *   channel round-trip SIZE COUNT    three quantiles
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* no process outlives this, whatever goes wrong */
#define LONGEST_SECONDS 60

#define BUFFER_BYTES (128 << 10)

static void require(int holds, const char *what) {
    if (!holds) {
        fprintf(stderr, "failed: %s\n", what);
        exit(1);
    }
}

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* A message is its length, then its bytes. */
static void send_message(int fd, const char *message, unsigned size) {
    size_t sent = 0;
    size_t all = sizeof size + size;
    while (sent < all) {
        struct iovec parts[2];
        int count = 0;
        if (sent < sizeof size) {
            parts[count++] = (struct iovec) {(char *) &size + sent, sizeof size - sent};
        }
        size_t of_message = sent < sizeof size ? 0 : sent - sizeof size;
        parts[count++] = (struct iovec) {(char *) message + of_message, size - of_message};
        ssize_t written = writev(fd, parts, count);
        require(written > 0, "writev");
        sent += written;
    }
}

/* What was read and not taken; small messages are read many at a time. */
static char buffer[BUFFER_BYTES];
static size_t begin, end;

static void receive_bytes(int fd, char *target, size_t size) {
    while (size > 0) {
        size_t there = end - begin;
        if (there > 0) {
            size_t part = there < size ? there : size;
            memcpy(target, buffer + begin, part);
            begin += part;
            target += part;
            size -= part;
        } else if (size >= BUFFER_BYTES) {
            ssize_t count = read(fd, target, size);
            require(count > 0, "read");
            target += count;
            size -= count;
        } else {
            ssize_t count = read(fd, buffer, BUFFER_BYTES);
            require(count > 0, "read");
            begin = 0;
            end = count;
        }
    }
}

static void receive_message(int fd, char *message, unsigned size) {
    unsigned length;
    receive_bytes(fd, (char *) &length, sizeof length);
    require(length == size, "length");
    receive_bytes(fd, message, size);
}

static int compare(const void *one, const void *other) {
    long long a = *(const long long *) one, b = *(const long long *) other;
    return a < b ? -1 : a > b;
}

int main(int argc, char **argv) {
    require(argc == 4, "usage: PROGRAM MODE SIZE COUNT");
    int round_trip = strcmp(argv[1], "round-trip") == 0;
    unsigned size = atoi(argv[2]);
    long count = atol(argv[3]);
    char *message = calloc(1, size);
    long long *times = calloc(count, sizeof *times);
    int ends[2];
    require(message != NULL && times != NULL, "memory");
    require(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "socketpair");
    alarm(LONGEST_SECONDS);
    pid_t other = fork();
    require(other >= 0, "fork");
    if (other == 0) {
        alarm(LONGEST_SECONDS);
        /* tells that it is there, as its memory is */
        memset(message, 0, size);
        send_message(ends[1], message, 1);
        for (long i = 0; i < count; i++) {
            receive_message(ends[1], message, size);
            if (round_trip) {
                send_message(ends[1], message, size);
            }
        }
        send_message(ends[1], message, 1);
        _exit(0);
    }
    memset(message, 0, size);
    char answer;
    receive_message(ends[0], &answer, 1);
    long long first = now();
    for (long i = 0; i < count; i++) {
        long long start = now();
        send_message(ends[0], message, size);
        if (round_trip) {
            receive_message(ends[0], message, size);
        }
        times[i] = now() - start;
    }
    receive_message(ends[0], &answer, 1);
    long long all = now() - first;
    int status;
    require(waitpid(other, &status, 0) == other && status == 0, "other process");
    if (round_trip) {
        qsort(times, count, sizeof *times, compare);
        printf("%lld\n%lld\n%lld\n", times[count / 2], times[count * 99 / 100], times[count * 999 / 1000]);
    } else {
        printf("%.3f\n", (double) all / count);
    }
    return 0;
}
