package dev.hexpay.adapter.webhook.http;

import dev.hexpay.domain.tenant.Mode;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called: those of the public internet, and in the sandbox also those of this machine.
 *
 * <p>The bytes are compared with the special-purpose registries of IANA, because the predicates of {@link InetAddress} miss
 * most of them. Addresses that contain an IPv4 address (mapped, NAT64, 6to4, Teredo) are refused as a whole, so that no
 * gateway leads to an inner one; there is no exception for networks whose only way out is NAT64.
 */
final class AddressRules {
    /** What is refused. Only 2000::/3 of IPv6 is public, so the rows outside of it are listed for the reader. */
    static final List<Prefix> REFUSED = Stream.of(
                    // This network, private, shared by a carrier, loopback, link-local with the metadata of clouds.
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    // Protocols, documentation, AS112, AMT, 6to4 relays, benchmarks.
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    // Multicast, reserved, broadcast.
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // Azure's own services; Alibaba's are in 100.64.0.0/10.
                    "168.63.129.16/32",
                    // Unspecified, loopback, IPv4 inside, discard-only.
                    "::/128",
                    "::1/128",
                    "::/96",
                    "::ffff:0:0/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "100:0:0:1::/64",
                    // Protocols with Teredo and ORCHID, documentation, 6to4, AS112, segment routing.
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "2620:4f:8000::/48",
                    "3fff::/20",
                    "5f00::/16",
                    // Unique local, link-local, site-local, multicast.
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Prefix::parse)
            .toList();

    private static final Prefix GLOBAL_IPV6 = Prefix.parse("2000::/3");
    private static final List<Prefix> LOOPBACK = List.of(Prefix.parse("127.0.0.0/8"), Prefix.parse("::1/128"));
    private static final int IPV4_BYTES = 4;

    private AddressRules() {}

    /**
     * Whether events of this mode may be posted to an address. In the sandbox this includes the loopback addresses, because
     * a developer runs server and receiver on one machine. Other private addresses are those of the operator's network, in
     * which an event of a merchant has no business in any mode.
     */
    static boolean mayCall(Mode mode, InetAddress address) {
        return isPublic(address.getAddress()) || (mode == Mode.SANDBOX && isLoopback(address));
    }

    /** Whether it is 127.0.0.0/8 or ::1. */
    static boolean isLoopback(InetAddress address) {
        return isIn(LOOPBACK, address.getAddress());
    }

    private static boolean isPublic(byte[] address) {
        return (address.length == IPV4_BYTES || GLOBAL_IPV6.contains(address)) && !isIn(REFUSED, address);
    }

    private static boolean isIn(List<Prefix> prefixes, byte[] address) {
        return prefixes.stream().anyMatch(prefix -> prefix.contains(address));
    }
}
