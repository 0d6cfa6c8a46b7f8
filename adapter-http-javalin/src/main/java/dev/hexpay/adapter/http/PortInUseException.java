package dev.hexpay.adapter.http;

/** The server cannot listen on the address: the port is in use, the address is not local, or access is denied. */
public final class PortInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortInUseException(String host, int port, Throwable cause) {
        super(
                "cannot listen on port " + port + " of " + host
                        + ": is another server running there, or is this not an address of this machine?",
                cause);
    }
}
