package dev.hexpay.simulator;

import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.FakeEncryptor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies the signatures of a request as a receiver does, without the code that made them. */
final class SignatureCheck {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final FakeEncryptor ENCRYPTOR = new FakeEncryptor();

    private SignatureCheck() {}

    /** Whether every signature is made with a secret that one of these versions of the endpoint had at that time. */
    static boolean isSigned(Request request, Instant signedAt, List<WebhookEndpoint> versions) {
        Set<String> secrets = new HashSet<>();
        versions.forEach(version -> version.secrets()
                .validAt(signedAt)
                .forEach(secret -> secrets.add(ENCRYPTOR.decrypt(secret.ciphertext()))));
        String signed = request.headers().get("webhook-id") + "." + signedAt.getEpochSecond() + "." + request.body();
        Set<String> standard = new HashSet<>();
        Set<String> ofBody = new HashSet<>();
        for (String secret : secrets) {
            byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            standard.add("v1," + Base64.getEncoder().encodeToString(hmac(key, signed)));
            ofBody.add(HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), request.body())));
        }
        String signatures = String.valueOf(request.headers().get("webhook-signature"));
        return standard.containsAll(List.of(signatures.split(" ")))
                && ofBody.contains(String.valueOf(request.headers().get("X-Commet-Signature")));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
