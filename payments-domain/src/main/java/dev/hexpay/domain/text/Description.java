package dev.hexpay.domain.text;

/** What the payment is for, as shown on the payment page and on the invoice: 1 to 500 characters. */
public record Description(String value) {
    /** The longest description, in characters. */
    public static final int MAX = 500;

    public Description {
        PlainText.multiLine(value, MAX);
    }
}
