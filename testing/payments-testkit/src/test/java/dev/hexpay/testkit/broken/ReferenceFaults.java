package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.Transactions;
import java.util.List;
import java.util.Optional;

/** Faults of what is found by the names that a provider gives. */
final class ReferenceFaults {
    static final List<Fault> ALL = List.of(
            Fault.that(
                    "finds no transaction by a reference",
                    Sabotage.in(Transactions.class, "findByProviderReference", call -> Optional.empty())),
            Fault.that(
                    "ignores the provider of a reference",
                    Sabotage.in(
                            Transactions.class,
                            "findByProviderReference",
                            call -> call.with(0, "sandbox").proceed())),
            Fault.that(
                    "ignores the provider of a card",
                    Sabotage.in(
                            PaymentMethods.class,
                            "findByCardId",
                            call -> call.with(0, "sandbox").proceed())),
            Fault.that(
                    "finds no method by its card",
                    Sabotage.in(PaymentMethods.class, "findByCardId", call -> List.of())),
            Fault.that("saves no card of a method", Sabotage.in(PaymentMethods.class, "saveCard", call -> null)));

    private ReferenceFaults() {}
}
