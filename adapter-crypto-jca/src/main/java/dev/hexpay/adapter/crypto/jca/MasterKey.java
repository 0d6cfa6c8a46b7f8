package dev.hexpay.adapter.crypto.jca;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of an installation. Every other key is derived from it, one per purpose. */
public final class MasterKey {
    /** The length of a master key. */
    public static final int BYTES = 32;

    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 6;

    // Never change these: databases and encrypted values contain what is derived.
    private static final String ID = "id of the master key";
    private static final String CHECK_VALUE = "check value of the master key";

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /**
     * The master key with these bytes.
     *
     * @throws IllegalArgumentException unless it has {@link #BYTES} bytes
     */
    public static MasterKey of(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes, not " + key.length);
        }
        return new MasterKey(key.clone());
    }

    /** A name for the key, which does not reveal it: 12 hexadecimal digits that are derived from it. */
    public String id() {
        return HexFormat.of().formatHex(derive(ID), 0, ID_BYTES);
    }

    /** What proves that a key is this one, and does not reveal it: 43 characters that are derived from it. */
    public String checkValue() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(derive(CHECK_VALUE));
    }

    /** 32 bytes for this purpose alone: HMAC-SHA256 of the purpose under the key. */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }
}
