package io.javaipc.posix.libc;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * Calls into the C library. Where a call sets errno, {@link #errno()} right after it, on the same thread, gives it.
 *
 * <p>Variadic functions are mapped with fixed integer arguments, which the calling conventions of Linux on x86-64 and
 * aarch64 pass alike.
 */
@SuppressWarnings("checkstyle:MissingJavadocMethod")
public final class LibC {
    private static final NativeLibrary LIBRARY = NativeLibrary.getInstance("c");

    static {
        Native.register(LibC.class, LIBRARY);
    }

    private LibC() {}

    /**
     * Tells whether the C library has a function.
     *
     * @param name the function's name
     * @return true when it has
     */
    public static boolean has(String name) {
        try {
            LIBRARY.getFunction(name);
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    /**
     * The error number that this thread's last call left.
     *
     * @return an errno; meaningful only after a call that reported failure
     */
    public static int errno() {
        return Native.getLastError();
    }

    /** Forgets the error number, before a call whose failure can be told by nothing else. */
    public static void clearErrno() {
        Native.setLastError(0);
    }

    // int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *file_actions,
    //                 const posix_spawnattr_t *attrp, char *const argv[], char *const envp[]);
    public static native int posix_spawn(
            Pointer pid, byte[] path, Pointer fileActions, Pointer attributes, Pointer argv, Pointer envp);

    // int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *file_actions,
    //                  const posix_spawnattr_t *attrp, char *const argv[], char *const envp[]);
    public static native int posix_spawnp(
            Pointer pid, byte[] file, Pointer fileActions, Pointer attributes, Pointer argv, Pointer envp);

    // int posix_spawnattr_init(posix_spawnattr_t *attr);
    public static native int posix_spawnattr_init(Pointer attributes);

    // int posix_spawnattr_destroy(posix_spawnattr_t *attr);
    public static native int posix_spawnattr_destroy(Pointer attributes);

    // int posix_spawnattr_setflags(posix_spawnattr_t *attr, short flags);
    public static native int posix_spawnattr_setflags(Pointer attributes, short flags);

    // int posix_spawnattr_setsigmask(posix_spawnattr_t *attr, const sigset_t *sigmask);
    public static native int posix_spawnattr_setsigmask(Pointer attributes, Pointer signals);

    // int posix_spawnattr_setsigdefault(posix_spawnattr_t *attr, const sigset_t *sigdefault);
    public static native int posix_spawnattr_setsigdefault(Pointer attributes, Pointer signals);

    // int posix_spawnattr_setpgroup(posix_spawnattr_t *attr, pid_t pgroup);
    public static native int posix_spawnattr_setpgroup(Pointer attributes, int processGroup);

    // int posix_spawn_file_actions_init(posix_spawn_file_actions_t *file_actions);
    public static native int posix_spawn_file_actions_init(Pointer actions);

    // int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *file_actions);
    public static native int posix_spawn_file_actions_destroy(Pointer actions);

    // int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *file_actions, int fildes, int newfildes);
    public static native int posix_spawn_file_actions_adddup2(Pointer actions, int descriptor, int newDescriptor);

    // int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *file_actions, int fildes);
    public static native int posix_spawn_file_actions_addclose(Pointer actions, int descriptor);

    // int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *file_actions, int from);  (glibc 2.34)
    public static native int posix_spawn_file_actions_addclosefrom_np(Pointer actions, int lowest);

    // int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *file_actions, const char *path);
    public static native int posix_spawn_file_actions_addchdir_np(Pointer actions, byte[] path);

    // int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *file_actions, int fildes, const char *path,
    //                                      int oflag, mode_t mode);
    public static native int posix_spawn_file_actions_addopen(
            Pointer actions, int descriptor, byte[] path, int flags, int mode);

    // int sigemptyset(sigset_t *set);
    public static native int sigemptyset(Pointer signals);

    // int sigaddset(sigset_t *set, int signum);
    public static native int sigaddset(Pointer signals, int signal);

    // pid_t wait4(pid_t pid, int *wstatus, int options, struct rusage *rusage);
    public static native int wait4(int pid, int[] status, int options, Pointer usage);

    // int waitid(idtype_t idtype, id_t id, siginfo_t *infop, int options);
    public static native int waitid(int idType, int id, Pointer info, int options);

    // int getpwnam_r(const char *name, struct passwd *pwd, char *buf, size_t buflen, struct passwd **result);
    public static native int getpwnam_r(byte[] name, Pointer entry, Pointer buffer, long length, Pointer result);

    // int getgrnam_r(const char *name, struct group *grp, char *buf, size_t buflen, struct group **result);
    public static native int getgrnam_r(byte[] name, Pointer entry, Pointer buffer, long length, Pointer result);

    // mode_t umask(mode_t mask);
    public static native int umask(int mask);

    // int unshare(int flags);
    public static native int unshare(int flags);

    // int posix_openpt(int flags);
    public static native int posix_openpt(int flags);

    // int grantpt(int fd);
    public static native int grantpt(int master);

    // int unlockpt(int fd);
    public static native int unlockpt(int master);

    // int ptsname_r(int fd, char *buf, size_t buflen);
    public static native int ptsname_r(int master, byte[] name, long length);

    // int ioctl(int fd, unsigned long request, ...);
    public static native int ioctl(int descriptor, long request, short[] argument);

    // ssize_t read(int fd, void *buf, size_t count);
    public static native long read(int descriptor, byte[] bytes, long count);

    // int poll(struct pollfd *fds, nfds_t nfds, int timeout);
    public static native int poll(int[] descriptors, long count, int timeoutMillis);

    // int getpriority(int which, id_t who);
    public static native int getpriority(int which, int who);

    // int setpriority(int which, id_t who, int prio);
    public static native int setpriority(int which, int who, int priority);

    // int sched_getaffinity(pid_t pid, size_t cpusetsize, cpu_set_t *mask);
    public static native int sched_getaffinity(int pid, long bytes, byte[] mask);

    // int sched_setaffinity(pid_t pid, size_t cpusetsize, const cpu_set_t *mask);
    public static native int sched_setaffinity(int pid, long bytes, byte[] mask);

    // int prlimit64(pid_t pid, int resource, const struct rlimit64 *new_limit, struct rlimit64 *old_limit);
    public static native int prlimit64(int pid, int resource, long[] newLimit, long[] oldLimit);

    // int kill(pid_t pid, int sig);
    public static native int kill(int pid, int signal);

    // int sigqueue(pid_t pid, int sig, const union sigval value);
    public static native int sigqueue(int pid, int signal, long value);

    // int signalfd(int fd, const sigset_t *mask, int flags);
    public static native int signalfd(int descriptor, Pointer signals, int flags);

    // int setitimer(int which, const struct itimerval *new_value, struct itimerval *old_value);
    public static native int setitimer(int which, long[] newValue, long[] oldValue);

    // int timer_create(clockid_t clockid, struct sigevent *sevp, timer_t *timerid);
    public static native int timer_create(int clock, int[] event, long[] timer);

    // int timer_settime(timer_t timerid, int flags, const struct itimerspec *new_value, struct itimerspec *old_value);
    public static native int timer_settime(long timer, int flags, long[] newValue, long[] oldValue);

    // int timer_delete(timer_t timerid);
    public static native int timer_delete(long timer);

    // long syscall(long number, ...);
    public static native long syscall(long number, long first, long second, long third, long fourth);

    // long syscall(SYS_futex, uint32_t *uaddr, int op, uint32_t val, const struct timespec *timeout, uint32_t *uaddr2,
    //              uint32_t val3);
    public static native long syscall(
            long number, Pointer word, long operation, long value, long[] timeout, Pointer second, long third);

    // int epoll_create1(int flags);
    public static native int epoll_create1(int flags);

    // int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event);
    public static native int epoll_ctl(int epoll, int operation, int descriptor, Pointer event);

    // int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout);
    public static native int epoll_wait(int epoll, Pointer events, int maxEvents, int timeoutMillis);

    // int eventfd(unsigned int initval, int flags);
    public static native int eventfd(int initial, int flags);

    // ssize_t write(int fd, const void *buf, size_t count);
    public static native long write(int descriptor, byte[] bytes, long count);

    // int pipe2(int pipefd[2], int flags);
    public static native int pipe2(int[] ends, int flags);

    // int open(const char *pathname, int flags, ... /* mode_t mode */);
    public static native int open(byte[] path, int flags, int mode);

    // int close(int fd);
    public static native int close(int descriptor);

    // int fcntl(int fd, int cmd, ... /* arg */);
    public static native int fcntl(int descriptor, int command, int argument);

    // int socket(int domain, int type, int protocol);
    public static native int socket(int domain, int type, int protocol);

    // int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen);
    public static native int setsockopt(int socket, int level, int option, int[] value, int length);

    // int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
    public static native int bind(int socket, byte[] address, int length);

    // int listen(int sockfd, int backlog);
    public static native int listen(int socket, int backlog);

    // int shutdown(int sockfd, int how);
    public static native int shutdown(int socket, int how);

    // int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen);
    public static native int getsockname(int socket, byte[] address, int[] length);
}
