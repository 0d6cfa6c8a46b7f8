package dev.hexpay.crash;

import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.testing.stripe.TestCard;
import java.util.List;

/**
 * What a payer or merchant does with Stripe. The expected outcomes are those before and after they repeat it, and after a
 * day.
 */
enum StripeOperation {
    PAY {
        @Override
        void execute(StripeScenario scenario) {
            scenario.pay(TestCard.SUCCEEDS);
        }

        @Override
        String recovered(StripeCase crash) {
            return paid(crash, "succeeded");
        }
    },
    PAY_WITH_DECLINED_CARD {
        @Override
        void execute(StripeScenario scenario) {
            scenario.pay(TestCard.INSUFFICIENT_FUNDS);
        }

        @Override
        String recovered(StripeCase crash) {
            return paid(crash, "failed");
        }
    },
    PAY_WITH_SECURE_CARD {
        @Override
        void execute(StripeScenario scenario) {
            scenario.pay(TestCard.AUTHENTICATES_ALWAYS);
        }

        @Override
        String recovered(StripeCase crash) {
            return paid(crash, "requires_action");
        }
    },
    /** The payer has to authenticate and never comes back. */
    PAY_AND_LEAVE {
        @Override
        void execute(StripeScenario scenario) {
            PAY_WITH_SECURE_CARD.execute(scenario);
        }

        @Override
        void repeat(StripeScenario scenario) {
            // The payer has left.
        }

        @Override
        String recovered(StripeCase crash) {
            return paid(crash, "requires_action");
        }

        @Override
        String repeated(StripeCase crash) {
            return recovered(crash);
        }

        @Override
        String afterDay(StripeCase crash) {
            return paid(crash, "failed");
        }
    },
    AUTHENTICATE {
        @Override
        void setUp(StripeScenario scenario) {
            super.setUp(scenario);
            scenario.pay(TestCard.AUTHENTICATES_ALWAYS);
            scenario.authenticateAtBank(AuthenticationOutcome.COMPLETED);
        }

        @Override
        void execute(StripeScenario scenario) {
            scenario.finish(AuthenticationOutcome.COMPLETED);
        }

        @Override
        List<String> requests() {
            return List.of(READ);
        }

        @Override
        List<Failpoint> failpoints() {
            return OF_PAYER_WHO_RETURNS;
        }

        @Override
        String recovered(StripeCase crash) {
            return authenticated(crash, "succeeded");
        }
    },
    FAIL_TO_AUTHENTICATE {
        @Override
        void setUp(StripeScenario scenario) {
            super.setUp(scenario);
            scenario.pay(TestCard.AUTHENTICATES_ALWAYS);
            scenario.authenticateAtBank(AuthenticationOutcome.FAILED);
        }

        @Override
        void execute(StripeScenario scenario) {
            scenario.finish(AuthenticationOutcome.FAILED);
        }

        @Override
        List<String> requests() {
            return List.of(READ, CANCEL);
        }

        @Override
        List<Failpoint> failpoints() {
            return OF_PAYER_WHO_RETURNS;
        }

        @Override
        String recovered(StripeCase crash) {
            return authenticated(crash, "failed");
        }
    },
    CHARGE {
        @Override
        void setUp(StripeScenario scenario) {
            super.setUp(scenario);
            scenario.pay(TestCard.SUCCEEDS);
        }

        @Override
        void execute(StripeScenario scenario) {
            scenario.charge();
        }

        @Override
        List<String> requests() {
            return List.of(CREATE);
        }

        @Override
        String recovered(StripeCase crash) {
            return charged(crash, "succeeded");
        }

        @Override
        String repeated(StripeCase crash) {
            return crash.isRefused() ? "failed" : "succeeded";
        }
    },
    CHARGE_DECLINED_CARD {
        @Override
        void setUp(StripeScenario scenario) {
            CHARGE.setUp(scenario);
            scenario.declineCard();
        }

        @Override
        void execute(StripeScenario scenario) {
            scenario.charge();
        }

        @Override
        List<String> requests() {
            return List.of(CREATE);
        }

        @Override
        String recovered(StripeCase crash) {
            return charged(crash, "failed");
        }

        @Override
        String repeated(StripeCase crash) {
            return "failed";
        }
    },
    CHARGE_SECURE_CARD {
        @Override
        void setUp(StripeScenario scenario) {
            AUTHENTICATE.setUp(scenario);
            AUTHENTICATE.execute(scenario);
        }

        @Override
        void execute(StripeScenario scenario) {
            scenario.charge();
        }

        @Override
        List<String> requests() {
            return List.of(CREATE);
        }

        @Override
        String recovered(StripeCase crash) {
            return charged(crash, "requires_action");
        }

        @Override
        String repeated(StripeCase crash) {
            return CHARGE.repeated(crash);
        }
    },
    /** The payer of a charge begins to authenticate. */
    RECOVER_CHARGE {
        @Override
        void setUp(StripeScenario scenario) {
            CHARGE_SECURE_CARD.setUp(scenario);
            scenario.charge();
        }

        @Override
        void execute(StripeScenario scenario) {
            scenario.finish(AuthenticationOutcome.COMPLETED);
        }

        @Override
        List<String> requests() {
            return List.of(READ, CONFIRM);
        }

        @Override
        List<Failpoint> failpoints() {
            return OF_PAYER_WHO_RETURNS;
        }

        @Override
        String recovered(StripeCase crash) {
            return "requires_action";
        }
    },
    COMPLETE_RECOVERY {
        @Override
        void setUp(StripeScenario scenario) {
            RECOVER_CHARGE.setUp(scenario);
            RECOVER_CHARGE.execute(scenario);
            scenario.authenticateAtBank(AuthenticationOutcome.COMPLETED);
        }

        @Override
        void execute(StripeScenario scenario) {
            scenario.finish(AuthenticationOutcome.COMPLETED);
        }

        @Override
        List<String> requests() {
            return List.of(READ);
        }

        @Override
        List<Failpoint> failpoints() {
            return OF_PAYER_WHO_RETURNS;
        }

        @Override
        String recovered(StripeCase crash) {
            return authenticated(crash, "succeeded");
        }
    },
    FAIL_RECOVERY {
        @Override
        void setUp(StripeScenario scenario) {
            RECOVER_CHARGE.setUp(scenario);
            RECOVER_CHARGE.execute(scenario);
            scenario.authenticateAtBank(AuthenticationOutcome.FAILED);
        }

        @Override
        void execute(StripeScenario scenario) {
            scenario.finish(AuthenticationOutcome.FAILED);
        }

        @Override
        List<String> requests() {
            return List.of(READ, CANCEL);
        }

        @Override
        List<Failpoint> failpoints() {
            return OF_PAYER_WHO_RETURNS;
        }

        @Override
        String recovered(StripeCase crash) {
            return authenticated(crash, "failed");
        }

        @Override
        String repeated(StripeCase crash) {
            return "failed";
        }
    },
    REFUND {
        @Override
        void setUp(StripeScenario scenario) {
            CHARGE.setUp(scenario);
        }

        @Override
        void execute(StripeScenario scenario) {
            scenario.refund(null, "refund-1");
        }

        @Override
        List<String> requests() {
            return List.of(READ, RETURN);
        }

        @Override
        String recovered(StripeCase crash) {
            return crash.isPrepared() ? "2975 refunded" : "0 refunded";
        }

        @Override
        String repeated(StripeCase crash) {
            return "2975 refunded";
        }
    },
    /** A part after another part. */
    REFUND_PART {
        @Override
        void setUp(StripeScenario scenario) {
            CHARGE.setUp(scenario);
            scenario.refund(501L, "refund-1");
        }

        @Override
        void execute(StripeScenario scenario) {
            scenario.refund(1003L, "refund-2");
        }

        @Override
        List<String> requests() {
            return List.of(READ, RETURN);
        }

        @Override
        String recovered(StripeCase crash) {
            return crash.isPrepared() ? "1504 refunded" : "501 refunded";
        }

        @Override
        String repeated(StripeCase crash) {
            return "1504 refunded";
        }
    };

    private static final String CREATE = "POST /v1/payment_intents";
    private static final String READ = "GET /v1/payment_intents/*";
    private static final String CONFIRM = "POST /v1/payment_intents/*/confirm";
    private static final String CANCEL = "POST /v1/payment_intents/*/cancel";
    private static final String RETURN = "POST /v1/refunds";

    private static final List<Failpoint> OF_PAYER_WHO_RETURNS = List.of(
            Failpoint.PREPARE_UNCOMMITTED,
            Failpoint.PREPARED,
            Failpoint.PROVIDER_ANSWERED,
            Failpoint.SETTLE_UNCOMMITTED,
            Failpoint.SETTLED);

    /** Creates the state before the operation, without faults. */
    void setUp(StripeScenario scenario) {
        scenario.open();
    }

    /** The operation in which the process ends. */
    abstract void execute(StripeScenario scenario);

    /** The payer comes back to the page, and the merchant sends the same request again. */
    void repeat(StripeScenario scenario) {
        if (isRequestOfMerchant()) {
            execute(scenario);
        }
        scenario.visitPage();
    }

    /** The requests of the operation; each of them meets each fault. */
    List<String> requests() {
        return List.of("POST /v1/customers", CREATE);
    }

    /** Where the process can end, in their order. */
    List<Failpoint> failpoints() {
        return List.of(
                Failpoint.BEFORE_PREPARE,
                Failpoint.PREPARE_UNCOMMITTED,
                Failpoint.PREPARED,
                Failpoint.PROVIDER_ANSWERED,
                Failpoint.SETTLE_UNCOMMITTED,
                Failpoint.SETTLED);
    }

    /** The expected outcome when webhooks and jobs alone have recovered it. */
    abstract String recovered(StripeCase crash);

    /** The expected outcome when the payer and the merchant have come back. */
    String repeated(StripeCase crash) {
        return "succeeded";
    }

    /** The expected outcome a day later. */
    String afterDay(StripeCase crash) {
        return repeated(crash);
    }

    /** The actual outcome. */
    String outcome(StripeScenario scenario) {
        return isRefund()
                ? scenario.amountRefunded() + " refunded"
                : scenario.status(isCharge() ? PaymentKind.CHARGE : PaymentKind.LINK);
    }

    private boolean isRefund() {
        return this == REFUND || this == REFUND_PART;
    }

    private boolean isCharge() {
        return switch (this) {
            case CHARGE, CHARGE_DECLINED_CARD, CHARGE_SECURE_CARD, RECOVER_CHARGE, COMPLETE_RECOVERY, FAIL_RECOVERY ->
                true;
            default -> false;
        };
    }

    private boolean isRequestOfMerchant() {
        return isRefund() || this == CHARGE || this == CHARGE_DECLINED_CARD || this == CHARGE_SECURE_CARD;
    }

    private static String paid(StripeCase crash, String outcome) {
        if (!crash.isPrepared()) {
            return "pending";
        }
        return crash.isRefused() ? "failed" : outcome;
    }

    private static String charged(StripeCase crash, String outcome) {
        if (!crash.isPrepared()) {
            return "none";
        }
        return crash.isRefused() ? "failed" : outcome;
    }

    /** Webhooks report what the payer has done at the bank, too. */
    private static String authenticated(StripeCase crash, String outcome) {
        return crash.isPrepared() || crash.webhooks() != WebhookMode.NONE ? outcome : "requires_action";
    }
}
