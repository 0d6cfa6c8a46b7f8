package dev.hexpay.application.port.out;

import dev.hexpay.domain.customer.PostalAddress;
import java.util.List;

/** The address does not decide the tax: parts of it are missing or unknown. */
public final class IncompleteAddressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> fields;

    /** The parts, by the names of the components of {@link PostalAddress}; at least one. */
    public IncompleteAddressException(List<String> fields) {
        super("missing or unknown: " + String.join(", ", fields));
        this.fields = List.copyOf(fields);
    }

    /** The parts that are missing or unknown, by the names of the components of {@link PostalAddress}. */
    public List<String> fields() {
        return fields;
    }
}
