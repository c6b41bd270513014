/* What the programs here have in common: memory that two processes share, and how long something takes. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* no process outlives this, whatever goes wrong */
#define LONGEST_SECONDS 60

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

static void *shared_memory(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    require(memory != MAP_FAILED, "mmap");
    return memory;
}

/* What one process does, of two: number 0 or 1. */
typedef void (*side)(void *shared, int number, long count);

static pid_t start(side run, void *shared, int number, long count) {
    pid_t pid = fork();
    require(pid >= 0, "fork");
    if (pid == 0) {
        alarm(LONGEST_SECONDS);
        run(shared, number, count);
        _exit(0);
    }
    return pid;
}

struct meeting {
    int arrived;
    long long begin[2];
    long long end[2];
    side run;
    void *shared;
};

static void timed_side(void *memory, int number, long count) {
    struct meeting *meeting = memory;
    __atomic_fetch_add(&meeting->arrived, 1, __ATOMIC_SEQ_CST);
    while (__atomic_load_n(&meeting->arrived, __ATOMIC_SEQ_CST) < 2) {
        sched_yield();
    }
    meeting->begin[number] = now();
    meeting->run(meeting->shared, number, count);
    meeting->end[number] = now();
}

/* The nanoseconds from when the first of two processes began until both were done. */
static inline long long both(side run, void *shared, long count) {
    struct meeting *meeting = shared_memory(sizeof *meeting);
    meeting->run = run;
    meeting->shared = shared;
    pid_t other = start(timed_side, meeting, 1, count);
    timed_side(meeting, 0, count);
    int status;
    require(waitpid(other, &status, 0) == other && status == 0, "other process");
    long long *begin = meeting->begin;
    long long *end = meeting->end;
    return (end[0] > end[1] ? end[0] : end[1]) - (begin[0] < begin[1] ? begin[0] : begin[1]);
}

/* The nanoseconds that one process takes. */
static inline long long alone(side run, void *shared, long count) {
    long long begin = now();
    run(shared, 0, count);
    return now() - begin;
}

static inline void print_each(long long nanos, long count) {
    printf("%.3f\n", (double) nanos / count);
}

/* The mode and the count of the command line. */
static inline const char *mode_of(int argc, char **argv, long *count) {
    require(argc == 3, "usage: PROGRAM MODE COUNT");
    alarm(LONGEST_SECONDS);
    *count = atol(argv[2]);
    return argv[1];
}
