package dev.hexpay.domain.customer;

/**
 * The displayable details of a card.
 *
 * @param brand for example {@code visa}
 * @param last4 the last four digits
 * @param expMonth 1 to 12
 * @param expYear four digits
 */
public record Card(String brand, String last4, int expMonth, int expYear) {}
