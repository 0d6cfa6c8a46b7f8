package dev.hexpay.tax.table;

import java.util.List;

/** A tax table that cannot be used; the message names every line that is wrong and says how. */
public final class MalformedTaxTable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    MalformedTaxTable(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, one entry per problem, in the order of the lines. */
    public List<String> problems() {
        return problems;
    }
}
