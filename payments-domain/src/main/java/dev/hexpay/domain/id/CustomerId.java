package dev.hexpay.domain.id;

/** The id of a customer: {@code cus_} and a ULID. */
public record CustomerId(String value) {
    public CustomerId {
        IdKind.CUSTOMER.check(value);
    }

    /** Parses an id from a request; rejected with {@code customer_not_found} when it is malformed. */
    public static CustomerId parse(String text) {
        return new CustomerId(IdKind.CUSTOMER.parse(text));
    }
}
