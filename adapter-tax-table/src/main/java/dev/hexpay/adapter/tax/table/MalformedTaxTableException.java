package dev.hexpay.adapter.tax.table;

import java.util.List;

/** A tax table that cannot be used; the message names every line that is wrong and says how. */
public final class MalformedTaxTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> violations;

    MalformedTaxTableException(List<String> violations) {
        super(String.join("; ", violations));
        this.violations = List.copyOf(violations);
    }

    /** What is wrong, one entry per problem, in the order of the lines. */
    public List<String> violations() {
        return violations;
    }
}
