package dev.hexpay.adapter.crypto.jca;

import dev.hexpay.application.port.out.TokenSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over the text (RFC 2104); text and signature in base64url with a dot between them. The first key signs,
 * all of them verify.
 */
public final class HmacTokenSigner implements TokenSigner {
    private static final String HMAC = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final List<SecretKeySpec> keys;

    /**
     * Signs under the first of these keys.
     *
     * @param keys at least one; 32 bytes each
     */
    public HmacTokenSigner(List<byte[]> keys) {
        this.keys = keys.stream().map(key -> new SecretKeySpec(key, HMAC)).toList();
    }

    @Override
    public String sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(signature(keys.get(0), bytes));
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
            return keys.stream().anyMatch(key -> MessageDigest.isEqual(claimed, signature(key, text)))
                    ? Optional.of(new String(text, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] signature(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }
}
