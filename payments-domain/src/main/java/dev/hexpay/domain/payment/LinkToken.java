package dev.hexpay.domain.payment;

import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.RoutingHint;
import dev.hexpay.domain.tenant.Scope;
import java.util.Base64;
import java.util.Optional;

/**
 * The secret part of the URL of a payment page: it allows its bearer to see and pay that one payment. It has 55
 * characters and a {@link RoutingHint}, or 32 characters and none.
 */
public record LinkToken(String value) {
    /** The number of random bytes in a token: 192 bits. */
    public static final int BYTES = 24;

    private static final int LENGTH = 32;
    private static final int ROUTED_LENGTH = 55;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    public LinkToken {
        if (!isToken(value)) {
            throw new IllegalArgumentException("not a link token");
        }
    }

    // Not by a pattern: a list checks one for each payment.
    private static boolean isToken(String value) {
        if (value.length() != LENGTH && value.length() != ROUTED_LENGTH) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The token made of {@link #BYTES} random bytes, which names its scope. */
    public static LinkToken of(Scope scope, byte[] random) {
        return new LinkToken(RoutingHint.of(scope, random));
    }

    /** The token made of {@link #BYTES} random bytes, which names no scope. */
    public static LinkToken of(byte[] random) {
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Parses a token from a URL; rejected with {@code not_found} when it is malformed. */
    public static LinkToken parse(String text) {
        if (!isToken(text)) {
            throw notFound();
        }
        return new LinkToken(text);
    }

    /** The scope in which the payment of this token is looked up; empty when the token names none. */
    public Optional<Scope> scope() {
        return value.length() == ROUTED_LENGTH ? Optional.of(RoutingHint.scope(value)) : Optional.empty();
    }

    /** The error for a token without a payment. */
    public static PaymentsException notFound() {
        return PaymentsException.of(ErrorCode.NOT_FOUND, "There is no payment at this address.");
    }

    @Override
    public String toString() {
        return "LinkToken[" + value.substring(0, 4) + "…]";
    }
}
