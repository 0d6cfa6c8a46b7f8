package dev.hexpay.adapter.webhook.http;

import dev.hexpay.domain.tenant.Mode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the host of each connection, also when it is an address. What it returns is what is connected, so nothing can
 * change between check and connection. One address that must not be called refuses the whole name.
 */
final class CheckedResolver implements DnsResolver {
    private final Mode mode;
    private final OwnServer own;
    private final NameLookups lookups;

    CheckedResolver(Mode mode, OwnServer own, NameLookups lookups) {
        this.mode = mode;
        this.own = own;
        this.lookups = lookups;
    }

    /** The host has an address that must not be called. The message contains no address. */
    static final class RefusedAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedAddress() {
            super("an address must not be called");
        }
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] addresses = lookups.addressesOf(host);
        for (InetAddress address : addresses) {
            if (!AddressRules.mayCall(mode, address) || own.isAt(address, port)) {
                throw new RefusedAddress();
            }
        }
        return Arrays.stream(addresses)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Not used: the port belongs to the check. */
    @Override
    public InetAddress[] resolve(String host) {
        throw new UnsupportedOperationException("a host is resolved with its port");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
