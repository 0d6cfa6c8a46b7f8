package dev.hexpay.adapter.http;

/** The address cannot be listened on: it is in use, not ours, or not allowed. */
public final class PortInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortInUseException(String host, int port, Throwable cause) {
        super(
                "port " + port + " of " + host + " cannot be listened on;"
                        + " is another server running there, or is it no address of this machine?",
                cause);
    }
}
