/* The other end of what the tests open: one command a run, by the C library and nothing else. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static int fail(const char *what) {
    perror(what);
    return 1;
}

static void say(const char *what) {
    printf("%s\n", what);
    fflush(stdout);
}

/* takes a permit, and gives it back when standard input ends */
static int take_permit(const char *name) {
    sem_t *semaphore = sem_open(name, 0);
    if (semaphore == SEM_FAILED) return fail("sem_open");
    say("open");
    while (sem_wait(semaphore) != 0) if (errno != EINTR) return fail("sem_wait");
    say("acquired");
    getchar();
    return sem_post(semaphore) == 0 ? 0 : fail("sem_post");
}

/* makes a semaphore with permits */
static int make_semaphore(const char *name, const char *permits) {
    return sem_open(name, O_CREAT | O_EXCL, 0600, atoi(permits)) != SEM_FAILED ? 0 : fail("sem_open");
}

/* answers each message, in reverse and with a priority one higher, until an empty one */
static int echo_messages(const char *from, const char *to) {
    mqd_t in = mq_open(from, O_RDONLY), out = mq_open(to, O_WRONLY);
    struct mq_attr attributes;
    if (in < 0 || out < 0 || mq_getattr(in, &attributes) != 0) return fail("mq_open");
    printf("%ld %ld\n", attributes.mq_maxmsg, attributes.mq_msgsize);
    fflush(stdout);
    char *message = malloc(attributes.mq_msgsize), *answer = malloc(attributes.mq_msgsize);
    while (1) {
        unsigned int priority;
        ssize_t length = mq_receive(in, message, attributes.mq_msgsize, &priority);
        if (length < 0) return fail("mq_receive");
        if (length == 0) return 0;
        for (ssize_t i = 0; i < length; i++) answer[i] = message[length - 1 - i];
        if (mq_send(out, answer, length, priority + 1) != 0) return fail("mq_send");
    }
}

/* sends numbers until it is killed */
static int send_numbers(const char *to) {
    mqd_t out = mq_open(to, O_WRONLY);
    if (out < 0) return fail("mq_open");
    for (unsigned int i = 0;; i++) if (mq_send(out, (char *)&i, sizeof i, 0) != 0) return fail("mq_send");
}

/* receives descriptors on descriptor 3: prints the bytes, and what is to be read from each descriptor */
static int receive_descriptors(void) {
    char data[256], control[CMSG_SPACE(253 * sizeof(int))];
    struct iovec vector = {data, sizeof data - 1};
    struct msghdr message = {0};
    message.msg_iov = &vector;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    ssize_t length = recvmsg(3, &message, 0);
    if (length < 0) return fail("recvmsg");
    data[length] = 0;
    say(data);
    for (struct cmsghdr *one = CMSG_FIRSTHDR(&message); one; one = CMSG_NXTHDR(&message, one)) {
        if (one->cmsg_level != SOL_SOCKET || one->cmsg_type != SCM_RIGHTS) return fail("cmsg");
        int count = (one->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (int i = 0; i < count; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(one) + i * sizeof(int), sizeof fd);
            char text[256];
            ssize_t read_length = read(fd, text, sizeof text - 1);
            if (read_length < 0) return fail("read");
            text[read_length] = 0;
            say(text);
        }
    }
    return 0;
}

/* connects to a path and sends open files, as many as are named */
static int send_descriptors(const char *path, int count, char **files) {
    struct sockaddr_un address = {AF_UNIX, ""};
    strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    int connection = socket(AF_UNIX, SOCK_SEQPACKET, 0);
    if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) return fail("connect");
    char control[CMSG_SPACE(253 * sizeof(int))];
    memset(control, 0, sizeof control);
    struct iovec vector = {"from C", 6};
    struct msghdr message = {0};
    message.msg_iov = &vector;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = CMSG_SPACE(count * sizeof(int));
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(count * sizeof(int));
    for (int i = 0; i < count; i++) {
        int fd = open(files[i], O_RDONLY);
        if (fd < 0) return fail("open");
        memcpy(CMSG_DATA(header) + i * sizeof(int), &fd, sizeof fd);
    }
    return sendmsg(connection, &message, 0) == 6 ? 0 : fail("sendmsg");
}

/* reads a FIFO to its end */
static int read_fifo(const char *path) {
    char text[256];
    int fd = open(path, O_RDONLY);
    if (fd < 0) return fail("open");
    for (ssize_t length; (length = read(fd, text, sizeof text)) > 0;) fwrite(text, 1, length, stdout);
    return 0;
}

int main(int count, char **words) {
    const char *command = count > 1 ? words[1] : "";
    if (strcmp(command, "take-permit") == 0) return take_permit(words[2]);
    if (strcmp(command, "make-semaphore") == 0) return make_semaphore(words[2], words[3]);
    if (strcmp(command, "echo-messages") == 0) return echo_messages(words[2], words[3]);
    if (strcmp(command, "send-numbers") == 0) return send_numbers(words[2]);
    if (strcmp(command, "receive-descriptors") == 0) return receive_descriptors();
    if (strcmp(command, "send-descriptors") == 0) return send_descriptors(words[2], count - 3, words + 3);
    if (strcmp(command, "read-fifo") == 0) return read_fifo(words[2]);
    fprintf(stderr, "no such command: %s\n", command);
    return 2;
}
