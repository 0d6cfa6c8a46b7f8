package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.domain.payment.Failure;

/**
 * What a test card does.
 *
 * @param onSession the outcome of a charge with the payer present
 * @param offSession the outcome of a charge without the payer
 * @param fault the fault of the first call for each charge and each refund
 */
record CardBehavior(Outcome onSession, Outcome offSession, Fault fault) {
    static final CardBehavior SUCCEEDS = always(new Outcome.Succeeds());

    CardBehavior(Outcome onSession, Outcome offSession) {
        this(onSession, offSession, new Fault.None());
    }

    static CardBehavior always(Outcome outcome) {
        return new CardBehavior(outcome, outcome);
    }

    static CardBehavior declines(Failure failure) {
        return always(new Outcome.Declines(failure));
    }

    static CardBehavior succeedsAfter(Fault fault) {
        return new CardBehavior(new Outcome.Succeeds(), new Outcome.Succeeds(), fault);
    }

    Outcome when(Presence presence) {
        return switch (presence) {
            case ON_SESSION -> onSession;
            case OFF_SESSION -> offSession;
        };
    }
}
