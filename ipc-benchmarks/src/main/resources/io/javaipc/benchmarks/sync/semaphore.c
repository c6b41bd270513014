/*
 * Semaphores between processes; prints nanoseconds.
 *
 *   semaphore uncontended COUNT    wait and post
 *   semaphore ping-pong COUNT      there and back again, by two of them
 */
#include "two_processes.h"

static void uncontended(void *memory, int number, long count) {
    sem_t *semaphores = memory;
    for (long i = 0; i < count; i++) {
        sem_wait(semaphores);
        sem_post(semaphores);
    }
}

static void ping_pong(void *memory, int number, long count) {
    sem_t *semaphores = memory;
    for (long i = 0; i < count; i++) {
        if (number == 0) {
            sem_post(semaphores);
            sem_wait(semaphores + 1);
        } else {
            sem_wait(semaphores);
            sem_post(semaphores + 1);
        }
    }
}

int main(int argc, char **argv) {
    long count;
    const char *mode = mode_of(argc, argv, &count);
    int alone_here = strcmp(mode, "uncontended") == 0;
    sem_t *semaphores = shared_memory(2 * sizeof *semaphores);
    require(sem_init(semaphores, 1, alone_here ? 4 : 0) == 0, "sem_init");
    require(sem_init(semaphores + 1, 1, 0) == 0, "sem_init");
    print_each(alone_here ? alone(uncontended, semaphores, count) : both(ping_pong, semaphores, count), count);
    return 0;
}
