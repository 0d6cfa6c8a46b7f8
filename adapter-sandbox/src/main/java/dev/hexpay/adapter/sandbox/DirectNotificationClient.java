package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.error.PaymentsException;
import java.time.Instant;
import java.util.Map;

/** Hands signed notifications of the sandbox to the in-port of the same process. */
public final class DirectNotificationClient implements NotificationClient {
    private final SandboxSignature signature;
    private final Receiver receiver;

    /**
     * A client that signs with this secret.
     *
     * @param secret the secret of the {@link SandboxNotificationReader}
     */
    public DirectNotificationClient(byte[] secret, Receiver receiver) {
        this.signature = new SandboxSignature(secret);
        this.receiver = receiver;
    }

    /** The in-port for notifications. */
    @FunctionalInterface
    public interface Receiver {
        /**
         * Takes a notification.
         *
         * @param headers by their names in lower case
         * @throws PaymentsException when it is rejected
         */
        void accept(String provider, Map<String, String> headers, byte[] body);
    }

    @Override
    public boolean deliver(SandboxNotification notification, Instant now) {
        byte[] body = SandboxNotificationReader.write(notification);
        String at = now.toString();
        Map<String, String> headers =
                Map.of(SandboxSignature.TIME_HEADER, at, SandboxSignature.SIGNATURE_HEADER, signature.sign(at, body));
        try {
            receiver.accept(SandboxProvider.NAME, headers, body);
            return true;
        } catch (PaymentsException rejection) {
            return false;
        }
    }
}
