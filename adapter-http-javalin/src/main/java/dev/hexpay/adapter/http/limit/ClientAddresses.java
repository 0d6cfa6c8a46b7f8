package dev.hexpay.adapter.http.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the address of a client, also behind proxies. */
public final class ClientAddresses {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BITS = 64;

    private final List<AddressRange> trustedProxies;

    /** Believes what these proxies say about their clients. */
    public ClientAddresses(List<AddressRange> trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /**
     * The address of the client. It is the peer of the connection; when that is a trusted proxy, the last address in
     * {@code X-Forwarded-For} that is not one.
     *
     * @param peer the address of the other end of the connection
     * @param forwardedFor the headers {@code X-Forwarded-For} of the request, in their order
     */
    public String of(String peer, List<String> forwardedFor) {
        if (!isTrusted(peer)) {
            return peer;
        }
        String client = peer;
        String[] hops = COMMA.split(String.join(",", forwardedFor), -1);
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            InetAddress hop = AddressRange.addressOf(hops[i].strip());
            if (hop == null) {
                return client;
            }
            client = hop.getHostAddress();
        }
        return client;
    }

    /** Whether the address is one of a trusted proxy. */
    boolean isTrusted(String address) {
        InetAddress parsed = AddressRange.addressOf(address);
        return parsed != null && trustedProxies.stream().anyMatch(range -> range.contains(parsed));
    }

    /** What the limits count as one client: an IPv4 address, or the network of 64 bits that one IPv6 host has. */
    static String unit(String address) {
        InetAddress parsed = AddressRange.addressOf(address);
        if (parsed == null || parsed.getAddress().length != IPV6_BYTES) {
            return address;
        }
        try {
            return InetAddress.getByAddress(AddressRange.prefix(parsed.getAddress(), IPV6_NETWORK_BITS))
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
