package io.javaipc.posix.descriptor;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Internet addresses as C has them ({@code ip(7)}, {@code ipv6(7)}). The family and the scope are in the machine's byte
 * order, the rest in network order.
 *
 * <pre>
 * struct sockaddr_in     0 family:16   2 port:16   4 address:32        8 zero:64
 * struct sockaddr_in6    0 family:16   2 port:16   4 flowinfo:32       8 address:128      24 scope:32
 * </pre>
 */
final class SocketAddress {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    private static final int FAMILY_OFFSET = 0;
    private static final int PORT_OFFSET = FAMILY_OFFSET + Short.BYTES;
    private static final int IPV4_ADDRESS_OFFSET = PORT_OFFSET + Short.BYTES;
    private static final int IPV4_LENGTH = IPV4_ADDRESS_OFFSET + Integer.BYTES + Long.BYTES;
    private static final int IPV6_ADDRESS_OFFSET = PORT_OFFSET + Short.BYTES + Integer.BYTES;
    private static final int IPV6_SCOPE_OFFSET = IPV6_ADDRESS_OFFSET + 2 * Long.BYTES;
    private static final int IPV6_LENGTH = IPV6_SCOPE_OFFSET + Integer.BYTES;

    static final int LONGEST = IPV6_LENGTH;

    private SocketAddress() {}

    static int family(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address ? AF_INET6 : AF_INET;
    }

    static byte[] encode(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        boolean ipv6 = host instanceof Inet6Address;
        ByteBuffer name = ByteBuffer.allocate(ipv6 ? IPV6_LENGTH : IPV4_LENGTH);
        name.order(ByteOrder.nativeOrder()).putShort(FAMILY_OFFSET, (short) family(address));
        name.order(ByteOrder.BIG_ENDIAN).putShort(PORT_OFFSET, (short) address.getPort());
        name.put(ipv6 ? IPV6_ADDRESS_OFFSET : IPV4_ADDRESS_OFFSET, host.getAddress());
        if (host instanceof Inet6Address scoped) {
            name.order(ByteOrder.nativeOrder()).putInt(IPV6_SCOPE_OFFSET, scoped.getScopeId());
        }
        return name.array();
    }

    static int port(byte[] name) {
        return Short.toUnsignedInt(
                ByteBuffer.wrap(name).order(ByteOrder.BIG_ENDIAN).getShort(PORT_OFFSET));
    }
}
