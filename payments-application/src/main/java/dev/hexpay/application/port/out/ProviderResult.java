package dev.hexpay.application.port.out;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.Failure;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A provider's result for a transaction. */
public sealed interface ProviderResult {
    /** The provider's reference of the charge; null while it has returned none. */
    @Nullable
    String reference();

    /** Reads the result by its kind; a new kind is a new argument, so that no caller can miss it. */
    <T> T match(
            Function<Succeeded, T> succeeded,
            Function<Declined, T> declined,
            Function<RequiresAction, T> requiresAction,
            Function<Unresolved, T> unresolved);

    /**
     * The money moved.
     *
     * @param reference the provider's reference of the charge
     * @param vaulted the card that the provider saved; null when the transaction charged an already saved card
     * @param dispute the dispute that the payer's bank opened; null when there is none
     * @param returned what the provider has refunded of this charge in total, also by no request of ours; null when it does not
     *     say, and then nothing is concluded from it
     */
    record Succeeded(
            String reference,
            @Nullable VaultedCard vaulted,
            @Nullable Dispute dispute,
            @Nullable Money returned) implements ProviderResult {
        /** A result that does not say what was refunded, as that of a new charge. */
        public Succeeded(String reference, @Nullable VaultedCard vaulted, @Nullable Dispute dispute) {
            this(reference, vaulted, dispute, null);
        }

        @Override
        public <T> T match(
                Function<Succeeded, T> succeeded,
                Function<Declined, T> declined,
                Function<RequiresAction, T> requiresAction,
                Function<Unresolved, T> unresolved) {
            return succeeded.apply(this);
        }
    }

    /**
     * The provider declined: no money moved, and none can move any more.
     *
     * @param reference the provider's reference of the charge; null when it made none
     * @param failure why
     */
    record Declined(@Nullable String reference, Failure failure) implements ProviderResult {
        /** Declined before the provider made a charge. */
        public Declined(Failure failure) {
            this(null, failure);
        }

        @Override
        public <T> T match(
                Function<Succeeded, T> succeeded,
                Function<Declined, T> declined,
                Function<RequiresAction, T> requiresAction,
                Function<Unresolved, T> unresolved) {
            return declined.apply(this);
        }
    }

    /**
     * The payer has to authenticate before any money moves.
     *
     * @param reference the provider's reference of the charge
     */
    record RequiresAction(String reference) implements ProviderResult {
        @Override
        public <T> T match(
                Function<Succeeded, T> succeeded,
                Function<Declined, T> declined,
                Function<RequiresAction, T> requiresAction,
                Function<Unresolved, T> unresolved) {
            return requiresAction.apply(this);
        }
    }

    /** Whether money moved, or will move, is not known: nothing may be concluded from it. */
    sealed interface Unresolved extends ProviderResult {
        @Override
        default <T> T match(
                Function<Succeeded, T> succeeded,
                Function<Declined, T> declined,
                Function<RequiresAction, T> requiresAction,
                Function<Unresolved, T> unresolved) {
            return unresolved.apply(this);
        }
    }

    /**
     * No final result yet: the provider is still processing, or its response was lost.
     *
     * @param reference the provider's reference of the charge; null when it is not known
     */
    record Processing(@Nullable String reference) implements Unresolved {
        /** A result without a reference, as when the response was lost. */
        public Processing() {
            this(null);
        }
    }

    /**
     * The provider's charge contradicts the transaction: another amount or another currency. Nothing is concluded from it,
     * and the operator has to look at it. It is looked up again, less and less often.
     *
     * @param reference the provider's reference of the charge
     */
    record Mismatch(String reference) implements Unresolved {}

    /** The provider has no transaction under this key; it may still receive one. */
    record Unknown() implements Unresolved {
        @Override
        public @Nullable String reference() {
            return null;
        }
    }

    /**
     * A card saved by the provider, and the reference for charging it again. The part of the reference after its last
     * slash is the name by which the provider's notifications call the card.
     */
    record VaultedCard(String reference, Card card) {}
}
