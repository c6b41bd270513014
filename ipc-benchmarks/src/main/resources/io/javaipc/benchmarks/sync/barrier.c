/*
 * Two processes that meet at a barrier; prints the nanoseconds of a round.
 *
 *   barrier rounds COUNT
 */
#include "two_processes.h"

static void meet(void *memory, int number, long count) {
    pthread_barrier_t *barrier = memory;
    for (long i = 0; i < count; i++) {
        pthread_barrier_wait(barrier);
    }
}

int main(int argc, char **argv) {
    long count;
    mode_of(argc, argv, &count);
    pthread_barrier_t *barrier = shared_memory(sizeof *barrier);
    pthread_barrierattr_t attributes;
    pthread_barrierattr_init(&attributes);
    require(pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED) == 0, "pshared");
    require(pthread_barrier_init(barrier, &attributes, 2) == 0, "pthread_barrier_init");
    print_each(both(meet, barrier, count), count);
    return 0;
}
