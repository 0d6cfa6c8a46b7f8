package dev.hexpay.domain.customer;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import java.time.Instant;

/**
 * A saved card: the provider stores the card, we store its reference.
 *
 * @param id public id
 * @param customer the owner
 * @param provider the provider that stores it
 * @param reference the provider's reference
 * @param card the displayable details
 * @param createdAt time at which it was saved
 */
public record PaymentMethod(
        PaymentMethodId id, CustomerId customer, String provider, String reference, Card card, Instant createdAt) {
    /** The provider's own name of the card: the part of the reference after its last slash. */
    public String cardId() {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** The same method with other details of its card. */
    public PaymentMethod withCard(Card changed) {
        return new PaymentMethod(id, customer, provider, reference, changed, createdAt);
    }
}
