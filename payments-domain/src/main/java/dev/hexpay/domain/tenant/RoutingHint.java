package dev.hexpay.domain.tenant;

import dev.hexpay.domain.id.OrganizationId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What a secret says of its organization, so that its row is looked up there only: the text of the secret is the hint and
 * the random bytes, in URL-safe Base64.
 *
 * <p>The hint is masked with a hash of the random bytes. It looks random, differs in each secret of an organization, and
 * its characters reveal nothing of the random bytes. It is no proof: everyone who has the secret can read it, and a
 * text that was made up names some organization, in which its row is not found.
 */
public final class RoutingHint {
    private static final int ORGANIZATION_BYTES = 16;
    private static final int SCOPE_BYTES = ORGANIZATION_BYTES + 1;
    private static final int HALF = ORGANIZATION_BYTES;

    private RoutingHint() {}

    /** The text of a secret that names an organization. */
    public static String of(OrganizationId organization, byte[] random) {
        return text(bytes(organization, ORGANIZATION_BYTES), random);
    }

    /** The text of a secret that names an organization and a mode. */
    public static String of(Scope scope, byte[] random) {
        byte[] hint = bytes(scope.organization(), SCOPE_BYTES);
        hint[ORGANIZATION_BYTES] = (byte) (scope.mode().isLive() ? 1 : 0);
        return text(hint, random);
    }

    /** The organization that a text names; every text in URL-safe Base64 with more than 16 bytes names one. */
    public static OrganizationId organization(String text) {
        return organization(hint(text, ORGANIZATION_BYTES));
    }

    /** The organization and the mode that a text names; every text in URL-safe Base64 with more than 17 bytes names one. */
    public static Scope scope(String text) {
        byte[] hint = hint(text, SCOPE_BYTES);
        // The mode is one bit, so that no text is without one.
        Mode mode = (hint[ORGANIZATION_BYTES] & 1) == 1 ? Mode.LIVE : Mode.SANDBOX;
        return new Scope(organization(hint), mode);
    }

    private static byte[] bytes(OrganizationId organization, int length) {
        String hex = organization.value().toString().replace("-", "");
        return Arrays.copyOf(HexFormat.of().parseHex(hex), length);
    }

    private static OrganizationId organization(byte[] hint) {
        String hex = HexFormat.of().formatHex(hint, 0, ORGANIZATION_BYTES);
        return new OrganizationId(new UUID(
                HexFormat.fromHexDigitsToLong(hex, 0, HALF), HexFormat.fromHexDigitsToLong(hex, HALF, hex.length())));
    }

    private static String text(byte[] hint, byte[] random) {
        byte[] bytes = Arrays.copyOf(masked(hint, random), hint.length + random.length);
        System.arraycopy(random, 0, bytes, hint.length, random.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hint(String text, int length) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        return masked(Arrays.copyOf(bytes, length), Arrays.copyOfRange(bytes, length, bytes.length));
    }

    /** Masks a hint, or removes the mask. */
    private static byte[] masked(byte[] hint, byte[] random) {
        byte[] mask = sha256(random);
        byte[] masked = new byte[hint.length];
        for (int i = 0; i < hint.length; i++) {
            masked[i] = (byte) (hint[i] ^ mask[i]);
        }
        return masked;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
