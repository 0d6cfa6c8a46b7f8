package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.Outcome.Declines;
import dev.hexpay.adapter.sandbox.Outcome.IsDisputed;
import dev.hexpay.adapter.sandbox.Outcome.RequiresAction;
import dev.hexpay.adapter.sandbox.Outcome.Succeeds;

/**
 * The test cards that do not simply succeed; all of them are Visa. The other cards are in {@code sandbox-cards.csv}.
 * {@code docs/test-cards.md} documents both. The database stores the names in lower case.
 */
// CardBehavior is immutable, although no annotation says so.
@SuppressWarnings("ImmutableEnumChecker")
enum SpecialCard {
    DECLINED("4000000000000002", CardBehavior.declines(Failures.GENERIC_DECLINE)),
    INSUFFICIENT_FUNDS("4000000000009995", CardBehavior.declines(Failures.INSUFFICIENT_FUNDS)),
    EXPIRED("4000000000000069", CardBehavior.declines(Failures.EXPIRED_CARD)),
    AUTHENTICATES_AT_SET_UP("4000002500003155", new CardBehavior(new RequiresAction(), new Succeeds())),
    AUTHENTICATES_ALWAYS("4000000000003220", new CardBehavior(new RequiresAction(), new RequiresAction())),
    DECLINED_OFF_SESSION("4000000000000341", new CardBehavior(new Succeeds(), new Declines(Failures.GENERIC_DECLINE))),
    PROCESSING_ERROR("4000000000000119", CardBehavior.declines(Failures.PROCESSING_ERROR)),
    ANSWER_LOST("4000000000006975", CardBehavior.succeedsAfter(new Fault.LostAfterEffect())),
    QUESTION_LOST("4000000000009235", CardBehavior.succeedsAfter(new Fault.LostBeforeEffect())),
    DISPUTED("4000000000000259", CardBehavior.always(new IsDisputed()));

    private final String number;
    private final CardBehavior behavior;

    SpecialCard(String number, CardBehavior behavior) {
        this.number = number;
        this.behavior = behavior;
    }

    String number() {
        return number;
    }

    CardBehavior behavior() {
        return behavior;
    }
}
