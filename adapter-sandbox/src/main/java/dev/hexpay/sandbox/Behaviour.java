package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.domain.transaction.Failure;

/** What a test card does with its payer at the page, and without. */
record Behaviour(Outcome onSession, Outcome offSession) {
    static final Behaviour SUCCEEDS = new Behaviour(new Outcome.Succeeds(), new Outcome.Succeeds());

    static Behaviour declines(Failure failure) {
        return new Behaviour(new Outcome.Declines(failure), new Outcome.Declines(failure));
    }

    Outcome when(Presence presence) {
        return switch (presence) {
            case ON_SESSION -> onSession;
            case OFF_SESSION -> offSession;
        };
    }
}
