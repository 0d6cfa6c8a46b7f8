package dev.hexpay.domain.id;

import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import java.time.Instant;
import java.util.Locale;

/** The kinds of public ids: the prefix of each, and the error code for an id that does not exist. */
public enum IdKind {
    PAYMENT("pay_", ErrorCode.PAYMENT_NOT_FOUND),
    CUSTOMER("cus_", ErrorCode.CUSTOMER_NOT_FOUND),
    PAYMENT_METHOD("pm_", ErrorCode.PAYMENT_METHOD_NOT_FOUND),
    TRANSACTION("txn_", ErrorCode.TRANSACTION_NOT_FOUND),
    INVOICE("inv_", ErrorCode.INVOICE_NOT_FOUND),
    REFUND("re_", ErrorCode.NOT_FOUND),
    DISPUTE("dp_", ErrorCode.NOT_FOUND),
    CREDIT_NOTE("cn_", ErrorCode.NOT_FOUND),
    RECEIPT("rcp_", ErrorCode.NOT_FOUND),
    API_KEY("key_", ErrorCode.API_KEY_NOT_FOUND),
    EVENT("whev_", ErrorCode.NOT_FOUND),
    WEBHOOK_ENDPOINT("whe_", ErrorCode.WEBHOOK_NOT_FOUND),
    WEBHOOK_DELIVERY("dlv_", ErrorCode.NOT_FOUND),
    AUDIT_ENTRY("aud_", ErrorCode.NOT_FOUND);

    // Crockford's base 32, 26 digits, the first at most 7: https://github.com/ulid/spec
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DIGIT_BITS = 5;
    // Ten digits have 50 bits; the time has 48.
    private static final int TIME_BITS = 50;
    private static final int ULID_LENGTH = 26;

    private final String prefix;
    private final ErrorCode notFound;

    IdKind(String prefix, ErrorCode notFound) {
        this.prefix = prefix;
        this.notFound = notFound;
    }

    /** The public id of this kind: the prefix followed by {@code ulid}. */
    public String format(String ulid) {
        return prefix + ulid;
    }

    /** Whether {@code value} is this kind's prefix followed by a ULID. */
    public boolean matches(String value) {
        // Not by a pattern: a list checks hundreds of ids.
        return value.length() == prefix.length() + ULID_LENGTH
                && value.startsWith(prefix)
                && value.charAt(prefix.length()) <= '7'
                && isBase32(value, prefix.length());
    }

    private static boolean isBase32(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            if (DIGITS.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The smallest id of this kind that is generated at or after an instant, from the epoch to the year 9999. */
    public String firstAt(Instant instant) {
        StringBuilder ulid = new StringBuilder(ULID_LENGTH);
        for (int shift = TIME_BITS - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            ulid.append(DIGITS.charAt((int) (Math.max(0, instant.toEpochMilli()) >>> shift) & (DIGITS.length() - 1)));
        }
        return format(ulid.append("0".repeat(ULID_LENGTH - ulid.length())).toString());
    }

    /** The error for an id of this kind that does not exist. */
    public PaymentsException notFound() {
        return PaymentsException.of(
                notFound, "No such " + name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".");
    }

    /** The ULID of an id of this kind. */
    String ulidOf(String id) {
        return check(id).substring(prefix.length());
    }

    String check(String value) {
        if (!matches(value)) {
            throw new IllegalArgumentException("not an id with prefix " + prefix);
        }
        return value;
    }

    String parse(String text) {
        if (!matches(text)) {
            throw notFound();
        }
        return text;
    }
}
