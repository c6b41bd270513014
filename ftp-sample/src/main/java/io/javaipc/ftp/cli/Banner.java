package io.javaipc.ftp.cli;

import io.javaipc.ftp.server.FtpService;
import io.javaipc.server.SocketServer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.stream.Collectors;

/** The line that a server says it is there with: for people, and for programs that wait for it. */
final class Banner {
    private Banner() {}

    static String of(SocketServer server, FtpService files, int workers) {
        InetSocketAddress address = server.address();
        String url = "ftp://" + host(address.getAddress()) + ":" + address.getPort() + "/";
        return "serving " + files.root() + " on " + url + " (" + (files.writable() ? "writable" : "read-only")
                + ") with "
                + (workers == 0 ? "threads of process " : workers + " worker processes: ")
                + server.servingPids().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** As in a URL; of an IPv6 address, the short form that people know, such as {@code [::1]}. */
    private static String host(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address
                ? "[" + text.replaceFirst("%.*", "").replaceFirst("((^|:)0)+(:|$)", "::") + "]"
                : text;
    }
}
