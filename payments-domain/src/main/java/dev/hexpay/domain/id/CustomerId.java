package dev.hexpay.domain.id;

/** Names a customer: {@code cus_} and a ULID. */
public record CustomerId(String value) {
    public CustomerId {
        IdKind.CUSTOMER.check(value);
    }

    /** The id that a client sent; refused with {@code customer_not_found} when it cannot be one. */
    public static CustomerId parse(String text) {
        return new CustomerId(IdKind.CUSTOMER.parse(text));
    }
}
