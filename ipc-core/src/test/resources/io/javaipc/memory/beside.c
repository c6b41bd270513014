/* Adds to the counter at offset 0 and answers at offset 8, in a segment that Java made. */
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>

int main(int argc, char **argv) {
    struct stat status;
    int fd = argc == 2 ? shm_open(argv[1], O_RDWR, 0) : -1;
    if (fd < 0 || fstat(fd, &status) != 0) {
        perror("shm_open");
        return 1;
    }
    _Atomic long long *values = mmap(NULL, status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (values == MAP_FAILED) {
        perror("mmap");
        return 1;
    }
    for (int i = 0; i < 1000000; i++) {
        atomic_fetch_add(&values[0], 1);
    }
    atomic_store(&values[1], 42);
    printf("%lld\n", (long long)status.st_size);
    return 0;
}
