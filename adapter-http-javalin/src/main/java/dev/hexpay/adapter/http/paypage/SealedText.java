package dev.hexpay.adapter.http.paypage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals text that a browser keeps: encrypted and authenticated with AES-256-GCM under a key that is derived from a
 * page secret, in URL-safe characters. It opens only for the purpose for which it was sealed. The first secret seals, all
 * of them open.
 */
final class SealedText {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String DERIVATION = "HmacSHA256";
    private static final String KEY_NAME = "payment page: sealed text";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    SealedText(List<byte[]> pageSecrets) {
        this.keys = pageSecrets.stream().map(SealedText::derive).toList();
    }

    private static SecretKey derive(byte[] pageSecret) {
        try {
            Mac derivation = Mac.getInstance(DERIVATION);
            derivation.init(new SecretKeySpec(pageSecret, DERIVATION));
            return new SecretKeySpec(derivation.doFinal(KEY_NAME.getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + DERIVATION, e);
        }
    }

    /** The sealed text; it differs on every call. */
    String seal(String purpose, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, purpose)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + CIPHER, e);
        }
    }

    /** The text; null when it was not sealed with one of the secrets for this purpose. */
    @Nullable
    String open(String purpose, String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            if (bytes.length < NONCE_BYTES) {
                return null;
            }
            return keys.stream()
                    .map(key -> open(key, purpose, bytes))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable String open(SecretKey key, String purpose, byte[] bytes) {
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, purpose)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String purpose)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
