package dev.hexpay.domain.invoice;

/** A row of numbers without gap or twin, one per organization, mode and series. */
public enum InvoiceSeries {
    INVOICE("INV"),
    CREDIT_NOTE("CN");

    private final String prefix;

    InvoiceSeries(String prefix) {
        this.prefix = prefix;
    }

    /** What its numbers begin with. */
    public String prefix() {
        return prefix;
    }
}
