package dev.hexpay.domain.operator;

/** What an operator may do. Each role may do all that the one before it may. */
public enum OperatorRole {
    /** Reads. */
    VIEWER,
    /** Serves customers: links, charges, refunds, invoices, deliveries. */
    SUPPORT,
    /** Changes the installation, too: API keys and webhook endpoints. */
    ADMIN;

    /** Whether this role may do what {@code required} may. */
    public boolean includes(OperatorRole required) {
        return compareTo(required) >= 0;
    }
}
