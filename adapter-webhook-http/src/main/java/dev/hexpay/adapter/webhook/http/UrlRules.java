package dev.hexpay.adapter.webhook.http;

import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is wrong with a URL as such, without a look-up: it shows a merchant a mistake early. What protects the network is
 * the check of the addresses at the connection.
 */
final class UrlRules {
    private static final int FIRST_FREE_PORT = 1024;
    private static final int LAST_PORT = 65_535;

    /** Services that obey what is posted to them, or show it: databases, caches, queues, containers, remote desktops. */
    private static final Set<Integer> SERVICE_PORTS = Set.of(
            1433, 1521, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 4222, 5432, 5672, 5900, 5984, 6379, 6443, 6667,
            8086, 8500, 9042, 9092, 9200, 9300, 10_250, 10_255, 11_211, 15_672, 27_017, 50_000);

    /** RFC 6761, RFC 6762 and the name that ICANN reserved for private networks. */
    private static final Pattern INNER_NAME = Pattern.compile("(.*\\.)?(localhost|localdomain|local|internal)");

    /** What some or all readers of URLs take for an IPv4 address: the last part is a number. */
    private static final Pattern NUMBER_LAST = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");

    private static final Pattern OCTET = Pattern.compile("25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]");
    private static final Pattern IPV4 = Pattern.compile("((" + OCTET + ")\\.){3}(" + OCTET + ")");

    private final OwnServer own;

    UrlRules(OwnServer own) {
        this.own = own;
    }

    /** The end of a sentence about the URL, such as "must use https"; empty if nothing is wrong. */
    Optional<String> objectionTo(Mode mode, WebUrl url) {
        URI uri = URI.create(url.ascii());
        Target target = Target.of(uri);
        if (mode == Mode.LIVE && !target.scheme().equals("https")) {
            return Optional.of("must use https");
        }
        if (uri.getRawFragment() != null) {
            return Optional.of("must not have a fragment");
        }
        if (!isPortAllowed(mode, target.port())) {
            return Optional.of("must use port 443 or a port from 1024 to 65535 that is not the usual one of a database"
                    + " or another inner service" + (mode == Mode.SANDBOX ? "; in the sandbox also port 80" : ""));
        }
        if (own.isAt(target)) {
            return Optional.of("must not be a URL of this server");
        }
        return isHostAllowed(mode, target)
                ? Optional.empty()
                : Optional.of(
                        mode == Mode.SANDBOX
                                ? "must have a host name, a public address or a loopback address"
                                : "must have a public host name or a public address");
    }

    private static boolean isPortAllowed(Mode mode, int port) {
        return port == Target.HTTPS_PORT
                || (mode == Mode.SANDBOX && port == Target.HTTP_PORT)
                || (port >= FIRST_FREE_PORT && port <= LAST_PORT && !SERVICE_PORTS.contains(port));
    }

    private boolean isHostAllowed(Mode mode, Target target) {
        String host = target.host();
        if (host.startsWith("[")) {
            // The JDK reads an IPv4-mapped address as IPv4; a scope names an interface of this machine.
            return host.indexOf('%') < 0
                    && addressOf(host) instanceof Inet6Address address
                    && isAddressAllowed(mode, address, target.port());
        }
        if (NUMBER_LAST.matcher(host).matches()) {
            return IPV4.matcher(host).matches() && isAddressAllowed(mode, addressOf(host), target.port());
        }
        return !host.isEmpty()
                && (mode == Mode.SANDBOX || !INNER_NAME.matcher(host).matches());
    }

    private boolean isAddressAllowed(Mode mode, InetAddress address, int port) {
        return AddressRules.mayCall(mode, address) && !own.isAt(address, port);
    }

    /** Reads an address; brackets or four numbers are never looked up. */
    private static InetAddress addressOf(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a URL cannot contain what is not an address in brackets", e);
        }
    }
}
