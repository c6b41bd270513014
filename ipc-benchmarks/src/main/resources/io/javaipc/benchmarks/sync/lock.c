/*
 * A robust mutex between processes, and its condition; prints nanoseconds.
 *
 *   lock uncontended COUNT    lock and unlock
 *   lock increment COUNT      the same with a number in between
 *   lock contended COUNT      the same in two processes, COUNT times in each
 *   lock condition COUNT      there and back again, by a condition
 *   lock hand-over COUNT      from the SIGKILL of an owner until another process has it: a line for each
 */
#include "two_processes.h"

#define SETTLE_MICROS 10000

struct shared {
    pthread_mutex_t mutex;
    pthread_cond_t condition;
    volatile long number;
    volatile int turn;
    volatile int owned;
    volatile int awaited;
    volatile long long taken;
};

static struct shared *make(void) {
    struct shared *shared = shared_memory(sizeof *shared);
    pthread_mutexattr_t mutex;
    pthread_mutexattr_init(&mutex);
    require(pthread_mutexattr_setpshared(&mutex, PTHREAD_PROCESS_SHARED) == 0, "pshared");
    require(pthread_mutexattr_setrobust(&mutex, PTHREAD_MUTEX_ROBUST) == 0, "robust");
    require(pthread_mutex_init(&shared->mutex, &mutex) == 0, "pthread_mutex_init");
    pthread_condattr_t condition;
    pthread_condattr_init(&condition);
    require(pthread_condattr_setpshared(&condition, PTHREAD_PROCESS_SHARED) == 0, "pshared");
    require(pthread_cond_init(&shared->condition, &condition) == 0, "pthread_cond_init");
    return shared;
}

static void uncontended(void *memory, int number, long count) {
    struct shared *shared = memory;
    for (long i = 0; i < count; i++) {
        pthread_mutex_lock(&shared->mutex);
        pthread_mutex_unlock(&shared->mutex);
    }
}

static void increment(void *memory, int number, long count) {
    struct shared *shared = memory;
    for (long i = 0; i < count; i++) {
        pthread_mutex_lock(&shared->mutex);
        shared->number++;
        pthread_mutex_unlock(&shared->mutex);
    }
}

static void condition(void *memory, int number, long count) {
    struct shared *shared = memory;
    for (long i = 0; i < count; i++) {
        pthread_mutex_lock(&shared->mutex);
        while (shared->turn != number) {
            pthread_cond_wait(&shared->condition, &shared->mutex);
        }
        shared->turn = 1 - number;
        pthread_cond_signal(&shared->condition);
        pthread_mutex_unlock(&shared->mutex);
    }
}

static void own(void *memory, int number, long count) {
    struct shared *shared = memory;
    require(pthread_mutex_lock(&shared->mutex) == 0, "pthread_mutex_lock");
    shared->owned = 1;
    while (1) {
        pause();
    }
}

static void inherit(void *memory, int number, long count) {
    struct shared *shared = memory;
    shared->awaited = 1;
    require(pthread_mutex_lock(&shared->mutex) == EOWNERDEAD, "EOWNERDEAD");
    shared->taken = now();
    require(pthread_mutex_consistent(&shared->mutex) == 0, "pthread_mutex_consistent");
    pthread_mutex_unlock(&shared->mutex);
}

static long long hand_over(struct shared *shared) {
    shared->owned = 0;
    shared->awaited = 0;
    pid_t owner = start(own, shared, 0, 1);
    while (!shared->owned) {
        sched_yield();
    }
    pid_t heir = start(inherit, shared, 1, 1);
    while (!shared->awaited) {
        sched_yield();
    }
    usleep(SETTLE_MICROS);
    long long killed = now();
    kill(owner, SIGKILL);
    int status;
    require(waitpid(owner, &status, 0) == owner, "waitpid");
    require(waitpid(heir, &status, 0) == heir && status == 0, "heir");
    return shared->taken - killed;
}

int main(int argc, char **argv) {
    long count;
    const char *mode = mode_of(argc, argv, &count);
    struct shared *shared = make();
    if (strcmp(mode, "uncontended") == 0) {
        print_each(alone(uncontended, shared, count), count);
    } else if (strcmp(mode, "increment") == 0) {
        print_each(alone(increment, shared, count), count);
    } else if (strcmp(mode, "contended") == 0) {
        print_each(both(increment, shared, count), 2 * count);
        require(shared->number == 2 * count, "all increments");
    } else if (strcmp(mode, "condition") == 0) {
        print_each(both(condition, shared, count), count);
    } else {
        for (long i = 0; i < count; i++) {
            print_each(hand_over(shared), 1);
        }
    }
    return 0;
}
