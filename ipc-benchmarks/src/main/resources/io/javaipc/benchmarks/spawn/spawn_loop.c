/*
 * Starts programs and waits for them, with nothing but the C library; prints the nanoseconds that took.
 *
 *   spawn_loop each COUNT PROGRAM ARGUMENT...       one after the other: a line for each
 *   spawn_loop all COUNT PROGRAM ARGUMENT...        start all, then wait for all: one line
 *   spawn_loop capture COUNT PROGRAM ARGUMENT...    one after the other, what each writes is kept: a line for each
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CHUNK_BYTES 65536

extern char **environ;

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

static pid_t start(char **command, const posix_spawn_file_actions_t *actions) {
    pid_t pid;
    require(posix_spawn(&pid, command[0], actions, NULL, command, environ) == 0, "posix_spawn");
    return pid;
}

static void await(pid_t pid) {
    int status;
    require(waitpid(pid, &status, 0) == pid, "waitpid");
    require(status == 0, "child");
}

static long long each(char **command) {
    long long begin = now();
    await(start(command, NULL));
    return now() - begin;
}

static long long all(char **command, int count) {
    pid_t *pids = malloc(count * sizeof *pids);
    require(pids != NULL, "malloc");
    long long begin = now();
    for (int i = 0; i < count; i++) {
        pids[i] = start(command, NULL);
    }
    for (int i = 0; i < count; i++) {
        await(pids[i]);
    }
    long long nanos = now() - begin;
    free(pids);
    return nanos;
}

static long long capture(char **command) {
    long long begin = now();
    int ends[2];
    require(pipe2(ends, O_CLOEXEC) == 0, "pipe2");
    posix_spawn_file_actions_t actions;
    require(posix_spawn_file_actions_init(&actions) == 0, "posix_spawn_file_actions_init");
    require(posix_spawn_file_actions_adddup2(&actions, ends[1], 1) == 0, "posix_spawn_file_actions_adddup2");
    pid_t pid = start(command, &actions);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    char *output = NULL;
    size_t length = 0;
    size_t capacity = 0;
    ssize_t count;
    do {
        if (capacity - length < CHUNK_BYTES) {
            capacity = 2 * capacity + CHUNK_BYTES;
            output = realloc(output, capacity);
            require(output != NULL, "realloc");
        }
        count = read(ends[0], output + length, CHUNK_BYTES);
        require(count >= 0, "read");
        length += count;
    } while (count > 0);
    close(ends[0]);
    await(pid);
    free(output);
    return now() - begin;
}

int main(int argc, char **argv) {
    require(argc > 3, "usage: spawn_loop each|all|capture COUNT PROGRAM ARGUMENT...");
    int count = atoi(argv[2]);
    char **command = argv + 3;
    if (strcmp(argv[1], "all") == 0) {
        printf("%lld\n", all(command, count));
        return 0;
    }
    for (int i = 0; i < count; i++) {
        printf("%lld\n", strcmp(argv[1], "each") == 0 ? each(command) : capture(command));
    }
    return 0;
}
