package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.domain.payment.Failure;

/**
 * What a test card does.
 *
 * @param onSession what comes of charging it with its payer at the page
 * @param offSession what comes of charging it without
 * @param fault what goes wrong the first time that an attempt to charge it is asked for
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
