package dev.hexpay.domain.invoice;

/** The gapless sequences of document numbers: one per organization, mode and series. */
public enum InvoiceSeries {
    INVOICE("INV"),
    CREDIT_NOTE("CN");

    private final String prefix;

    InvoiceSeries(String prefix) {
        this.prefix = prefix;
    }

    /** The prefix of its numbers. */
    public String prefix() {
        return prefix;
    }
}
