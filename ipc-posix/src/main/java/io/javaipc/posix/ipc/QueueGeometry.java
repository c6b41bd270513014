package io.javaipc.posix.ipc;

import io.javaipc.platform.IpcException;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.IpcCalls;
import io.javaipc.posix.libc.LibC;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a message queue is made, as C has it ({@code mq_getattr(3)}):
 *
 * <pre>
 * struct mq_attr     0 flags:64     8 maxmsg:64     16 msgsize:64     24 curmsgs:64     32 reserved:256
 * </pre>
 *
 * @param capacity how many messages fit in
 * @param messageSize how many bytes a message has at most
 */
record QueueGeometry(int capacity, int messageSize) {
    static final int MODE_0600 = 0600;

    private static final int FIELDS = 8;
    private static final int MAXMSG = 1;
    private static final int MSGSIZE = 2;
    private static final int CURMSGS = 3;
    private static final Path LIMITS = Path.of("/proc/sys/fs/mqueue");

    static QueueGeometry of(int capacity, int messageSize) {
        if (capacity <= 0 || messageSize <= 0) {
            throw new IllegalArgumentException(
                    "size is not positive: capacity=" + capacity + ", messageSize=" + messageSize);
        }
        return new QueueGeometry(capacity, messageSize);
    }

    static PosixMessageQueue.Attributes read(int queue, PosixName name) {
        long[] fields = new long[FIELDS];
        if (IpcCalls.mq_getattr(queue, fields) != 0) {
            throw Errno.failure("cannot read message queue", "mq_getattr", name, LibC.errno());
        }
        return new PosixMessageQueue.Attributes((int) fields[MAXMSG], (int) fields[MSGSIZE], (int) fields[CURMSGS]);
    }

    long[] attributes() {
        long[] fields = new long[FIELDS];
        fields[MAXMSG] = capacity;
        fields[MSGSIZE] = messageSize;
        return fields;
    }

    /** Why a queue could not be made: the errno alone does not tell which of the limits it was. */
    IpcException refused(PosixName name, int errno) {
        String details = "capacity=" + capacity + ", messageSize=" + messageSize + ", msg_max=" + limit("msg_max")
                + ", msgsize_max=" + limit("msgsize_max") + ", queues_max=" + limit("queues_max")
                + ", RLIMIT_MSGQUEUE=" + limitOfProcess();
        return IpcException.ofDetails(
                "cannot create message queue", "mq_open", name.toString(), Errno.nameOf(errno), details);
    }

    private static String limit(String file) {
        try {
            return Files.readString(LIMITS.resolve(file)).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String limitOfProcess() {
        try {
            // "Max msgqueue size         819200               819200               bytes"
            return Files.readString(Path.of("/proc/self/limits"))
                    .lines()
                    .filter(line -> line.startsWith("Max msgqueue size"))
                    .map(line -> line.split("\\s+")[3])
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
