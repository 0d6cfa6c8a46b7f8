package dev.hexpay.sandbox;

import dev.hexpay.sandbox.Outcome.AsksPayer;
import dev.hexpay.sandbox.Outcome.Declines;
import dev.hexpay.sandbox.Outcome.IsDisputed;
import dev.hexpay.sandbox.Outcome.Succeeds;

/**
 * The test cards that do not simply succeed; the others stand in {@code sandbox-cards.csv}. All of them are Visa. For
 * people, both are listed in {@code docs/test-cards.md}.
 */
// A behaviour is a record of records: immutable, though no annotation says so.
@SuppressWarnings("ImmutableEnumChecker")
enum SpecialCard {
    DECLINED("4000000000000002", Behaviour.declines(Failures.GENERIC_DECLINE)),
    INSUFFICIENT_FUNDS("4000000000009995", Behaviour.declines(Failures.INSUFFICIENT_FUNDS)),
    EXPIRED("4000000000000069", Behaviour.declines(Failures.EXPIRED_CARD)),
    AUTHENTICATES_AT_SET_UP("4000002500003155", new Behaviour(new AsksPayer(), new Succeeds())),
    AUTHENTICATES_ALWAYS("4000000000003220", new Behaviour(new AsksPayer(), new AsksPayer())),
    DECLINED_OFF_SESSION("4000000000000341", new Behaviour(new Succeeds(), new Declines(Failures.GENERIC_DECLINE))),
    PROCESSING_ERROR("4000000000000119", Behaviour.declines(Failures.PROCESSING_ERROR)),
    ANSWER_LOST("4000000000006975", Behaviour.succeedsAfter(new Fault.LostAfterEffect())),
    QUESTION_LOST("4000000000009235", Behaviour.succeedsAfter(new Fault.LostBeforeEffect())),
    DISPUTED("4000000000000259", Behaviour.always(new IsDisputed()));

    private final String number;
    private final Behaviour behaviour;

    SpecialCard(String number, Behaviour behaviour) {
        this.number = number;
        this.behaviour = behaviour;
    }

    String number() {
        return number;
    }

    Behaviour behaviour() {
        return behaviour;
    }
}
