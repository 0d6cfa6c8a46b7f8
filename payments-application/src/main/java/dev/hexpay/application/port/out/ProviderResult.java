package dev.hexpay.application.port.out;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.Failure;
import org.jspecify.annotations.Nullable;

/** What a provider says of an attempt. */
public sealed interface ProviderResult {
    /**
     * The money moved.
     *
     * @param reference the provider's name for the charge
     * @param vaulted the card that it keeps from now on; null when the attempt was made with one that it kept already
     * @param dispute what the payer's bank says against it; null while it says nothing
     */
    record Succeeded(
            String reference,
            @Nullable VaultedCard vaulted,
            @Nullable Dispute dispute) implements ProviderResult {}

    /** It refuses, and has moved nothing. */
    record Declined(Failure failure) implements ProviderResult {}

    /** The payer has to authenticate before anything moves. */
    record RequiresAction() implements ProviderResult {}

    /** No final word yet: it is at work, or its answer did not reach us. */
    record Processing() implements ProviderResult {}

    /** It has no attempt under this key; no proof that it will never have one. */
    record Unknown() implements ProviderResult {}

    /** A card that the provider keeps, and its reference for charging it again. */
    record VaultedCard(String reference, Card card) {}
}
