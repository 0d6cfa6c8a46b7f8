package dev.hexpay.domain.customer;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import java.time.Instant;

/**
 * A vaulted card: the provider keeps it, we keep what names it.
 *
 * @param id its public name
 * @param customer whose it is
 * @param provider who keeps it
 * @param reference the provider's name for it
 * @param card what may be shown of it
 * @param createdAt when it was vaulted
 */
public record PaymentMethod(
        PaymentMethodId id, CustomerId customer, String provider, String reference, Card card, Instant createdAt) {}
