package io.javaipc.ftp.server;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the client shall connect to: PASV of RFC 959, EPSV of RFC 2428. There is no active mode. */
final class PassiveCommands {
    private static final Logger LOG = LoggerFactory.getLogger(PassiveCommands.class);

    private PassiveCommands() {}

    static void addTo(CommandTable table) {
        table.add("PASV", PassiveCommands::passive);
        table.add("EPSV", PassiveCommands::extendedPassive);
    }

    private static Reply passive(Session session, String argument) throws Refusal {
        if (session.extendedPassiveOnly()) {
            throw new Refusal(501, "EPSV only, after EPSV ALL");
        }
        // the JDK gives an IPv4 client of an IPv6 socket its IPv4 address
        InetAddress address = session.control().localAddress();
        if (!(address instanceof Inet4Address)) {
            throw new Refusal(425, "PASV is for IPv4: use EPSV");
        }
        int port = listen(session);
        String host = address.getHostAddress().replace('.', ',');
        return Reply.of(227, "Entering Passive Mode (" + host + "," + (port >> 8) + "," + (port & 0xFF) + ")");
    }

    private static Reply extendedPassive(Session session, String argument) throws Refusal {
        if (argument.equalsIgnoreCase("ALL")) {
            session.setExtendedPassiveOnly();
            return Reply.of(200, "EPSV only from now on");
        }
        String family = session.control().localAddress() instanceof Inet4Address ? "1" : "2";
        if (!argument.isEmpty() && !argument.equals(family)) {
            throw new Refusal(522, "Network protocol not supported, use (" + family + ")");
        }
        return Reply.of(229, "Entering Extended Passive Mode (|||" + listen(session) + "|)");
    }

    private static int listen(Session session) throws Refusal {
        try {
            return session.listen().port();
        } catch (IOException e) {
            LOG.warn(
                    "cannot listen for a data connection: address={}",
                    session.control().localAddress(),
                    e);
            throw new Refusal(425, "No port for a data connection");
        }
    }
}
