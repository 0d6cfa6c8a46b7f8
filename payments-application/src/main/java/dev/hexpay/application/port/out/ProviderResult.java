package dev.hexpay.application.port.out;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.Failure;
import org.jspecify.annotations.Nullable;

/** A provider's result for a transaction. */
public sealed interface ProviderResult {
    /**
     * The money moved.
     *
     * @param reference the provider's reference of the charge
     * @param vaulted the card that the provider saved; null when the transaction charged an already saved card
     * @param dispute the dispute that the payer's bank opened; null when there is none
     */
    record Succeeded(
            String reference,
            @Nullable VaultedCard vaulted,
            @Nullable Dispute dispute) implements ProviderResult {}

    /** The provider declined; no money moved. */
    record Declined(Failure failure) implements ProviderResult {}

    /** The payer has to authenticate before any money moves. */
    record RequiresAction() implements ProviderResult {}

    /** No final result yet: the provider is still processing, or its response was lost. */
    record Processing() implements ProviderResult {}

    /** The provider has no transaction under this key; it may still receive one. */
    record Unknown() implements ProviderResult {}

    /** A card saved by the provider, and the reference for charging it again. */
    record VaultedCard(String reference, Card card) {}
}
