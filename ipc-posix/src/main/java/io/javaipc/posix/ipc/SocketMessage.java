package io.javaipc.posix.ipc;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.javaipc.platform.Descriptor;
import io.javaipc.posix.descriptor.RawDescriptors;
import io.javaipc.posix.libc.IpcCalls;
import java.util.ArrayList;
import java.util.List;

/**
 * A message with descriptors, as C has it ({@code sendmsg(2)}, {@code cmsg(3)}, {@code unix(7)}); x86-64 and aarch64 alike.
 * One block holds a header, one vector of data, the control messages and the data.
 *
 * <pre>
 * struct msghdr      0 name:64     8 namelen:32     16 iov:64     24 iovlen:64     32 control:64     40 controllen:64     48 flags:32     56
 * struct iovec       0 base:64     8 len:64     16
 * struct cmsghdr     0 len:64      8 level:32       12 type:32    16 data
 * </pre>
 */
final class SocketMessage implements AutoCloseable {
    /** {@code SCM_MAX_FD}. */
    static final int MOST_DESCRIPTORS = 253;

    private static final int IOV_OFFSET = 16;
    private static final int IOV_LENGTH_OFFSET = 24;
    private static final int CONTROL_OFFSET = 32;
    private static final int CONTROL_LENGTH_OFFSET = 40;
    private static final int FLAGS_OFFSET = 48;
    private static final int VECTOR_OFFSET = 56;
    private static final int VECTOR_LENGTH_OFFSET = VECTOR_OFFSET + Long.BYTES;
    private static final int CONTROL_BEGIN = VECTOR_OFFSET + 2 * Long.BYTES;

    private static final int LEVEL_OFFSET = 8;
    private static final int TYPE_OFFSET = 12;
    private static final int CONTROL_HEADER = 16;
    private static final int SCM_RIGHTS = 1;
    private static final int SCM_PIDFD = 4;
    // for credentials and labels, which a socket that was inherited may be set to bring
    private static final int ROOM_FOR_OTHERS = 512;

    private final Memory block;
    private final int controlLength;
    private final int dataBegin;

    private SocketMessage(int controlLength, int dataLength) {
        this.controlLength = controlLength;
        dataBegin = CONTROL_BEGIN + controlLength;
        block = new Memory((long) dataBegin + dataLength);
        block.clear(dataBegin);
        block.setPointer(IOV_OFFSET, block.share(VECTOR_OFFSET));
        block.setLong(IOV_LENGTH_OFFSET, 1);
        block.setPointer(VECTOR_OFFSET, block.share(dataBegin));
        block.setLong(VECTOR_LENGTH_OFFSET, dataLength);
        block.setPointer(CONTROL_OFFSET, controlLength == 0 ? Pointer.NULL : block.share(CONTROL_BEGIN));
    }

    static SocketMessage outgoing(byte[] data, int begin, int[] descriptors) {
        int length = data.length - begin;
        SocketMessage message = new SocketMessage(descriptors.length == 0 ? 0 : space(descriptors.length), length);
        message.block.write(message.dataBegin, data, begin, length);
        if (descriptors.length > 0) {
            message.block.setLong(CONTROL_BEGIN, CONTROL_HEADER + (long) descriptors.length * Integer.BYTES);
            message.block.setInt(CONTROL_BEGIN + LEVEL_OFFSET, SocketOptions.SOL_SOCKET);
            message.block.setInt(CONTROL_BEGIN + TYPE_OFFSET, SCM_RIGHTS);
            message.block.write(CONTROL_BEGIN + CONTROL_HEADER, descriptors, 0, descriptors.length);
        }
        return message;
    }

    static SocketMessage incoming(int mostBytes) {
        return new SocketMessage(space(MOST_DESCRIPTORS) + ROOM_FOR_OTHERS, mostBytes);
    }

    /** {@code CMSG_SPACE}. */
    private static int space(int descriptors) {
        return CONTROL_HEADER + aligned(descriptors * Integer.BYTES);
    }

    private static int aligned(int length) {
        return (length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }

    long send(int socket) {
        block.setLong(CONTROL_LENGTH_OFFSET, controlLength);
        return IpcCalls.sendmsg(socket, block, SocketOptions.MSG_DONTWAIT | SocketOptions.MSG_NOSIGNAL);
    }

    long receive(int socket) {
        // the last attempt may have left its own
        block.setLong(CONTROL_LENGTH_OFFSET, controlLength);
        return IpcCalls.recvmsg(socket, block, SocketOptions.MSG_DONTWAIT | SocketOptions.MSG_CMSG_CLOEXEC);
    }

    boolean has(int flag) {
        return (block.getInt(FLAGS_OFFSET) & flag) != 0;
    }

    byte[] data(long length) {
        return block.getByteArray(dataBegin, (int) length);
    }

    /** The descriptors that came, which are the caller's to close. */
    List<Descriptor> descriptors() {
        List<Descriptor> descriptors = new ArrayList<>();
        int end = CONTROL_BEGIN + (int) block.getLong(CONTROL_LENGTH_OFFSET);
        int position = CONTROL_BEGIN;
        while (position + CONTROL_HEADER <= end) {
            int length = (int) block.getLong(position);
            int numbers = Math.max(0, Math.min(length, end - position) - CONTROL_HEADER) / Integer.BYTES;
            int type = block.getInt(position + LEVEL_OFFSET) == SocketOptions.SOL_SOCKET
                    ? block.getInt(position + TYPE_OFFSET)
                    : 0;
            for (int i = 0; i < numbers && (type == SCM_RIGHTS || type == SCM_PIDFD); i++) {
                Descriptor one =
                        RawDescriptors.owned(block.getInt((long) position + CONTROL_HEADER + i * Integer.BYTES));
                if (type == SCM_RIGHTS) {
                    descriptors.add(one);
                } else {
                    // of the sender's process: nobody has asked for it
                    one.close();
                }
            }
            position += Math.max(CONTROL_HEADER, aligned(length));
        }
        return descriptors;
    }

    @Override
    public void close() {
        block.close();
    }
}
