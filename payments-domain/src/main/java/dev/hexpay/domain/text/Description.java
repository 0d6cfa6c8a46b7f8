package dev.hexpay.domain.text;

/** What is paid for, as the payer reads it on the page and on the invoice: 1 to 500 characters. */
public record Description(String value) {
    private static final int MAX = 500;

    public Description {
        PlainText.multiLine("description", value, MAX);
    }
}
