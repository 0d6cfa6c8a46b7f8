package dev.hexpay.crash;

import static dev.hexpay.domain.payment.AuthenticationOutcome.COMPLETED;
import static dev.hexpay.domain.payment.AuthenticationOutcome.FAILED;

import dev.hexpay.crash.StripeSteps.Actor;
import dev.hexpay.testing.stripe.TestCard;

/** What a payer or merchant does with Stripe, and what must come of it. */
enum StripeOperation {
    PAY(StripeSteps.pay(TestCard.SUCCEEDS), "pending", "succeeded", "succeeded"),
    PAY_WITH_DECLINED_CARD(StripeSteps.pay(TestCard.INSUFFICIENT_FUNDS), "pending", "failed", "succeeded"),
    PAY_WITH_SECURE_CARD(StripeSteps.pay(TestCard.AUTHENTICATES_ALWAYS), "pending", "requires_action", "succeeded"),
    /** The payer has to authenticate and never comes back. */
    PAY_AND_LEAVE(StripeSteps.pay(TestCard.AUTHENTICATES_ALWAYS), "pending", "requires_action", "failed") {
        @Override
        void repeat(StripeScenario scenario) {
            // The payer has left.
        }

        @Override
        String repeated(StripeCase crash) {
            return recovered(crash);
        }

        @Override
        String afterDay(StripeCase crash) {
            return crash.isPrepared() ? "failed" : "pending";
        }
    },
    AUTHENTICATE(StripeSteps.authenticate(COMPLETED), "succeeded", "succeeded", "succeeded"),
    FAIL_TO_AUTHENTICATE(StripeSteps.authenticate(FAILED), "failed", "failed", "succeeded"),
    CHARGE(StripeSteps.charge(), "none", "succeeded", "succeeded"),
    CHARGE_DECLINED_CARD(StripeSteps.chargeDeclinedCard(), "none", "failed", "failed"),
    CHARGE_SECURE_CARD(StripeSteps.chargeSecureCard(), "none", "requires_action", "succeeded"),
    RECOVER_CHARGE(StripeSteps.recoverCharge(), "requires_action", "requires_action", "succeeded"),
    COMPLETE_RECOVERY(StripeSteps.authenticateRecovery(COMPLETED), "succeeded", "succeeded", "succeeded"),
    FAIL_RECOVERY(StripeSteps.authenticateRecovery(FAILED), "failed", "failed", "failed"),
    REFUND(StripeSteps.refundAll(), "0 refunded", "2975 refunded", "2975 refunded"),
    REFUND_PART(StripeSteps.refundPart(501, 1003), "501 refunded", "1504 refunded", "1504 refunded");

    // The functions of the steps are immutable, but no annotation declares it.
    @SuppressWarnings("ImmutableEnumChecker")
    private final StripeSteps steps;

    private final String notBegun;
    private final String recovered;
    private final String repeated;

    /**
     * An operation with its expected outcomes.
     *
     * @param notBegun after recovery, when the crash came before the operation was committed
     * @param recovered after recovery
     * @param repeated when the payer and the merchant have come back
     */
    StripeOperation(StripeSteps steps, String notBegun, String recovered, String repeated) {
        this.steps = steps;
        this.notBegun = notBegun;
        this.recovered = recovered;
        this.repeated = repeated;
    }

    StripeSteps steps() {
        return steps;
    }

    void repeat(StripeScenario scenario) {
        steps.repeat(scenario);
    }

    /** The expected outcome when webhooks and jobs alone have recovered it. */
    String recovered(StripeCase crash) {
        if (!crash.isPrepared()) {
            return notBegun;
        }
        return isRefused(crash) ? "failed" : recovered;
    }

    /** The expected outcome when the payer and the merchant have come back; a refused charge is not made again. */
    String repeated(StripeCase crash) {
        return isRefused(crash) && steps.who() == Actor.MERCHANT ? "failed" : repeated;
    }

    /** The expected outcome a day later. */
    String afterDay(StripeCase crash) {
        return repeated(crash);
    }

    /** Whether the payer or merchant has been shown that nothing was charged. A refund is tried again instead. */
    private boolean isRefused(StripeCase crash) {
        return crash.isRefused() && this != REFUND && this != REFUND_PART && steps.who() != Actor.RETURNING_PAYER;
    }
}
