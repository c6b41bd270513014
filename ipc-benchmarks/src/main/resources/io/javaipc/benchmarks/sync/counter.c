/*
 * A number that processes add to; prints nanoseconds.
 *
 *   counter uncontended COUNT
 *   counter contended COUNT     in two processes, COUNT times in each
 */
#include "two_processes.h"

static void add(void *memory, int number, long count) {
    long *counter = memory;
    for (long i = 0; i < count; i++) {
        __atomic_fetch_add(counter, 1, __ATOMIC_SEQ_CST);
    }
}

int main(int argc, char **argv) {
    long count;
    const char *mode = mode_of(argc, argv, &count);
    long *counter = shared_memory(sizeof *counter);
    if (strcmp(mode, "uncontended") == 0) {
        print_each(alone(add, counter, count), count);
    } else {
        print_each(both(add, counter, count), 2 * count);
    }
    return 0;
}
