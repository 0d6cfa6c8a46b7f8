package dev.hexpay.domain.webhook;

/** The secret of an endpoint as it is stored: encrypted under the operator's master key. */
public record EncryptedSecret(String ciphertext) {
    @Override
    public String toString() {
        return "EncryptedSecret[…]";
    }
}
