package dev.hexpay.application.port.out;

import dev.hexpay.domain.payment.Failure;
import java.util.function.Function;

/** A provider's result for a refund. */
public sealed interface RefundResult {
    /** Reads the result by its kind; a new kind is a new argument, so that no caller can miss it. */
    <T> T match(Function<Succeeded, T> succeeded, Function<Declined, T> declined, Function<Unresolved, T> unresolved);

    /** The refund succeeded; {@code reference} is the provider's reference of it. It can still be declined later. */
    record Succeeded(String reference) implements RefundResult {
        @Override
        public <T> T match(
                Function<Succeeded, T> succeeded, Function<Declined, T> declined, Function<Unresolved, T> unresolved) {
            return succeeded.apply(this);
        }
    }

    /**
     * The provider declined, immediately or after the refund had succeeded: no money is refunded, and none can be refunded
     * by it any more.
     */
    record Declined(Failure failure) implements RefundResult {
        @Override
        public <T> T match(
                Function<Succeeded, T> succeeded, Function<Declined, T> declined, Function<Unresolved, T> unresolved) {
            return declined.apply(this);
        }
    }

    /** Whether money was refunded, or will be, is not known: nothing may be concluded from it. */
    sealed interface Unresolved extends RefundResult {
        @Override
        default <T> T match(
                Function<Succeeded, T> succeeded, Function<Declined, T> declined, Function<Unresolved, T> unresolved) {
            return unresolved.apply(this);
        }
    }

    /** No final result yet: the provider is still processing, or its response was lost. */
    record Processing() implements Unresolved {}

    /** The provider has no refund under this key; it may still receive one. */
    record Unknown() implements Unresolved {}
}
