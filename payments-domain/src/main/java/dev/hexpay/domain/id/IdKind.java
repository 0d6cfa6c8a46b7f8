package dev.hexpay.domain.id;

import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an id names: its prefix, and the code that answers for one that names nothing. */
public enum IdKind {
    PAYMENT("pay_", RefusalCode.PAYMENT_NOT_FOUND),
    CUSTOMER("cus_", RefusalCode.CUSTOMER_NOT_FOUND),
    PAYMENT_METHOD("pm_", RefusalCode.PAYMENT_METHOD_NOT_FOUND),
    TRANSACTION("txn_", RefusalCode.TRANSACTION_NOT_FOUND),
    INVOICE("inv_", RefusalCode.INVOICE_NOT_FOUND),
    REFUND("re_", RefusalCode.NOT_FOUND),
    CREDIT_NOTE("cn_", RefusalCode.NOT_FOUND),
    RECEIPT("rcp_", RefusalCode.NOT_FOUND),
    API_KEY("key_", RefusalCode.API_KEY_NOT_FOUND),
    EVENT("whev_", RefusalCode.NOT_FOUND);

    // Crockford's base 32, 26 digits, the first at most 7: https://github.com/ulid/spec
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    private final String prefix;
    private final RefusalCode notFound;

    IdKind(String prefix, RefusalCode notFound) {
        this.prefix = prefix;
        this.notFound = notFound;
    }

    /** The public id made of this kind's prefix and {@code ulid}. */
    public String of(String ulid) {
        return prefix + ulid;
    }

    /** Whether {@code value} has this kind's prefix and a ULID behind it. */
    public boolean fits(String value) {
        return value.startsWith(prefix)
                && ULID.matcher(value).region(prefix.length(), value.length()).matches();
    }

    /** What we say of an id of this kind that names nothing. */
    public Refusal notFound() {
        return Refusal.of(notFound, "No such " + name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".");
    }

    String check(String value) {
        if (!fits(value)) {
            throw new IllegalArgumentException("not an id with prefix " + prefix);
        }
        return value;
    }

    String parse(String text) {
        if (!fits(text)) {
            throw notFound();
        }
        return text;
    }
}
