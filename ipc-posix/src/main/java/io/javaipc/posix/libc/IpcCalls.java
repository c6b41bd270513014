package io.javaipc.posix.libc;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * Calls into the C library for what is named or passed between processes: semaphores, message queues, FIFOs and sockets.
 * Apart from {@link LibC}, so that only who uses them pays for the look-up. Errors are told by {@link LibC#errno()}.
 */
@SuppressWarnings("checkstyle:MissingJavadocMethod")
public final class IpcCalls {
    static {
        Native.register(IpcCalls.class, "c");
    }

    private IpcCalls() {}

    // sem_t *sem_open(const char *name, int oflag, ... /* mode_t mode, unsigned int value */);
    public static native Pointer sem_open(byte[] name, int flags, int mode, int value);

    // int sem_close(sem_t *sem);
    public static native int sem_close(Pointer semaphore);

    // int sem_unlink(const char *name);
    public static native int sem_unlink(byte[] name);

    // int sem_post(sem_t *sem);
    public static native int sem_post(Pointer semaphore);

    // int sem_trywait(sem_t *sem);
    public static native int sem_trywait(Pointer semaphore);

    // int sem_clockwait(sem_t *sem, clockid_t clockid, const struct timespec *abstime);  (glibc 2.30)
    public static native int sem_clockwait(Pointer semaphore, int clock, long[] until);

    // int sem_getvalue(sem_t *sem, int *sval);
    public static native int sem_getvalue(Pointer semaphore, int[] value);

    // int clock_gettime(clockid_t clockid, struct timespec *tp);
    public static native int clock_gettime(int clock, long[] time);

    // mqd_t mq_open(const char *name, int oflag, ... /* mode_t mode, struct mq_attr *attr */);
    public static native int mq_open(byte[] name, int flags, int mode, long[] attributes);

    // int mq_unlink(const char *name);
    public static native int mq_unlink(byte[] name);

    // int mq_getattr(mqd_t mqdes, struct mq_attr *attr);
    public static native int mq_getattr(int queue, long[] attributes);

    // int mq_send(mqd_t mqdes, const char *msg_ptr, size_t msg_len, unsigned int msg_prio);
    public static native int mq_send(int queue, byte[] message, long length, int priority);

    // ssize_t mq_receive(mqd_t mqdes, char *msg_ptr, size_t msg_len, unsigned int *msg_prio);
    public static native long mq_receive(int queue, byte[] message, long length, int[] priority);

    // int mkfifo(const char *pathname, mode_t mode);
    public static native int mkfifo(byte[] path, int mode);

    // int fchmod(int fd, mode_t mode);
    public static native int fchmod(int descriptor, int mode);

    // int dup3(int oldfd, int newfd, int flags);
    public static native int dup3(int descriptor, int number, int flags);

    // int socketpair(int domain, int type, int protocol, int sv[2]);
    public static native int socketpair(int domain, int type, int protocol, int[] ends);

    // int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags);
    public static native int accept4(int socket, Pointer address, Pointer length, int flags);

    // int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
    public static native int connect(int socket, byte[] address, int length);

    // int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen);
    public static native int getsockopt(int socket, int level, int option, int[] value, int[] length);

    // ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags);
    public static native long sendmsg(int socket, Pointer message, int flags);

    // ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags);
    public static native long recvmsg(int socket, Pointer message, int flags);

    // ssize_t send(int sockfd, const void *buf, size_t len, int flags);
    public static native long send(int socket, byte[] bytes, long length, int flags);

    // ssize_t recv(int sockfd, void *buf, size_t len, int flags);
    public static native long recv(int socket, byte[] bytes, long length, int flags);
}
