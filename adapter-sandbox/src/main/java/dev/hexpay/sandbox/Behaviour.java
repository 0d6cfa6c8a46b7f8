package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.domain.transaction.Failure;

/**
 * What a test card does.
 *
 * @param onSession what comes of charging it with its payer at the page
 * @param offSession what comes of charging it without
 * @param fault what goes wrong the first time that an attempt to charge it is asked for
 */
record Behaviour(Outcome onSession, Outcome offSession, Fault fault) {
    static final Behaviour SUCCEEDS = always(new Outcome.Succeeds());

    Behaviour(Outcome onSession, Outcome offSession) {
        this(onSession, offSession, new Fault.None());
    }

    static Behaviour always(Outcome outcome) {
        return new Behaviour(outcome, outcome);
    }

    static Behaviour declines(Failure failure) {
        return always(new Outcome.Declines(failure));
    }

    static Behaviour succeedsAfter(Fault fault) {
        return new Behaviour(new Outcome.Succeeds(), new Outcome.Succeeds(), fault);
    }

    Outcome when(Presence presence) {
        return switch (presence) {
            case ON_SESSION -> onSession;
            case OFF_SESSION -> offSession;
        };
    }
}
