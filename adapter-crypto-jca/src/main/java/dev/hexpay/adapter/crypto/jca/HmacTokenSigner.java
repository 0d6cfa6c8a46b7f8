package dev.hexpay.adapter.crypto.jca;

import dev.hexpay.application.port.out.TokenSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over the text (RFC 2104); text and signature in base64url with a dot between them. */
public final class HmacTokenSigner implements TokenSigner {
    private static final String HMAC = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    /** Signs under this key of 32 bytes. */
    public HmacTokenSigner(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    @Override
    public String sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(signature(bytes));
    }

    @Override
    public Optional<String> verify(String signed) {
        int dot = signed.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] text = Base64.getUrlDecoder().decode(signed.substring(0, dot));
            byte[] claimed = Base64.getUrlDecoder().decode(signed.substring(dot + 1));
            return MessageDigest.isEqual(claimed, signature(text))
                    ? Optional.of(new String(text, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] signature(byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }
}
