package dev.hexpay.adapter.tax.table;

import java.util.List;

/** A tax table is invalid; the message lists every violation with its line. */
public final class MalformedTaxTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> violations;

    MalformedTaxTableException(List<String> violations) {
        super(String.join("; ", violations));
        this.violations = List.copyOf(violations);
    }

    /** The violations in the order of the lines. */
    public List<String> violations() {
        return violations;
    }
}
