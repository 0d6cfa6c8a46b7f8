package dev.hexpay.adapter.crypto.jca;

import dev.hexpay.application.port.out.Encryptor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256 in GCM with a fresh random nonce per text, as NIST SP 800-38D describes it; printed as base64. With several
 * keys, the id of the key is printed before it, with a dot, and authenticated. A value without an id may be of any key.
 *
 * <p>With one key, values have no id: the previous version does not understand it, and it may run on the same database.
 */
public final class AesEncryptor implements Encryptor {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final char SEPARATOR = '.';
    private static final String NO_ID = "";

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final String currentId;
    private final SecureRandom random = new SecureRandom();
    // A look-up by name goes through all providers.
    private final Provider provider;

    /** Encrypts under the key that is derived from the current master key, and decrypts under those of all. */
    public AesEncryptor(MasterKeys masterKeys, String purpose) {
        for (MasterKey key : masterKeys.all()) {
            keys.put(key.id(), new SecretKeySpec(key.derive(purpose), "AES"));
        }
        currentId = masterKeys.current().id();
        try {
            provider = Cipher.getInstance(CIPHER).getProvider();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    @Override
    public String encrypt(String plaintext) {
        String id = keys.size() == 1 ? NO_ID : currentId;
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER, provider);
            cipher.init(Cipher.ENCRYPT_MODE, keys.get(currentId), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.getBytes(StandardCharsets.US_ASCII));
            byte[] encrypted = cipher.doFinal(plaintext.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return (id.isEmpty() ? "" : id + SEPARATOR) + Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    @Override
    public String decrypt(String encrypted) {
        return open(encrypted).plaintext();
    }

    @Override
    public String reencrypt(String encrypted) {
        Opened opened = open(encrypted);
        return opened.keyId().equals(currentId) ? encrypted : encrypt(opened.plaintext());
    }

    /** A decrypted text, and the key under which it was encrypted. */
    private record Opened(String keyId, String plaintext) {}

    private Opened open(String encrypted) {
        int separator = encrypted.indexOf(SEPARATOR);
        byte[] bytes = bytes(encrypted.substring(separator + 1));
        String id = separator < 0 ? NO_ID : encrypted.substring(0, separator);
        for (Map.Entry<String, SecretKey> key : keys.entrySet()) {
            String plaintext = separator < 0 || key.getKey().equals(id) ? decrypt(key.getValue(), id, bytes) : null;
            if (plaintext != null) {
                return new Opened(key.getKey(), plaintext);
            }
        }
        throw unreadable();
    }

    private static byte[] bytes(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length >= NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Reported below, like a text that is shorter than nonce and tag.
        }
        throw unreadable();
    }

    /** The text; null when it was not encrypted under this key. */
    private @Nullable String decrypt(SecretKey key, String id, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER, provider);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
            cipher.updateAAD(id.getBytes(StandardCharsets.US_ASCII));
            return new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every JVM has " + CIPHER, e);
    }

    private static IllegalStateException unreadable() {
        return new IllegalStateException("this was not encrypted under one of the master keys of this server");
    }
}
