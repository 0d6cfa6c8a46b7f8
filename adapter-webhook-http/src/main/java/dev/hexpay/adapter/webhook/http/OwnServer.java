package dev.hexpay.adapter.webhook.http;

import dev.hexpay.domain.text.WebUrl;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The server that sends. Nothing is posted to itself: an endpoint that is our own API would make loops.
 *
 * @param publicUrl where clients reach it; its host and port are refused
 * @param ports the ports on which it listens; they are refused at loopback addresses
 * @param addresses the addresses of this machine; they are refused on every port, except the loopback addresses
 */
public record OwnServer(WebUrl publicUrl, Set<Integer> ports, Set<InetAddress> addresses) {
    public OwnServer {
        ports = Set.copyOf(ports);
        addresses = Set.copyOf(addresses);
    }

    /**
     * A server with all addresses that the network interfaces of this machine have now.
     *
     * @throws IllegalStateException if the interfaces cannot be read
     */
    public static OwnServer onThisMachine(WebUrl publicUrl, Set<Integer> ports) {
        try {
            return new OwnServer(
                    publicUrl,
                    ports,
                    NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .collect(Collectors.toSet()));
        } catch (SocketException e) {
            throw new IllegalStateException("the network interfaces cannot be read", e);
        }
    }

    /** Whether this is the host and port of the public URL. */
    boolean isAt(Target target) {
        Target own = Target.of(URI.create(publicUrl.ascii()));
        return target.host().equals(own.host()) && target.port() == own.port();
    }

    /** Whether this server has the address, or may listen there. */
    boolean isAt(InetAddress address, int port) {
        return AddressRules.isLoopback(address) ? ports.contains(port) : addresses.contains(address);
    }
}
