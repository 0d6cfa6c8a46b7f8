package dev.hexpay.testing.stripe;

import org.jspecify.annotations.Nullable;

/** What the payers' banks do by themselves. */
public final class Bank {
    private final StubState state;
    private final Payments payments;
    private final Refunds refunds;
    private final Disputes disputes;

    Bank(StubState state, Payments payments, Refunds refunds, Disputes disputes) {
        this.state = state;
        this.payments = payments;
        this.refunds = refunds;
        this.disputes = disputes;
    }

    /** Payments from now on are {@code processing} until {@link #approve} or {@link #decline}. */
    public void answerPaymentsLater() {
        synchronized (state) {
            state.conditions().letBanksAnswerLater(true);
        }
    }

    /** Payments from now on are decided at once. */
    public void answerPaymentsAtOnce() {
        synchronized (state) {
            state.conditions().letBanksAnswerLater(false);
        }
    }

    /** A payment that is processing succeeds. */
    public void approve(String paymentIntent) {
        synchronized (state) {
            payments.approve(state.get(Kind.PAYMENT_INTENT, paymentIntent));
            state.followUp();
        }
    }

    /** A payment that is processing fails with a decline code such as {@code insufficient_funds}. */
    public void decline(String paymentIntent, String declineCode) {
        synchronized (state) {
            payments.decline(state.get(Kind.PAYMENT_INTENT, paymentIntent), Decline.byBank(declineCode));
        }
    }

    /** A card that was accepted before is declined from now on, with a code such as {@code insufficient_funds}. */
    public void declineCard(String paymentMethod, String declineCode) {
        synchronized (state) {
            state.get(Kind.PAYMENT_METHOD, paymentMethod).declineAs(Decline.byBank(declineCode));
        }
    }

    /**
     * Refunds from now on are pending.
     *
     * @param reason {@code charge_pending}, {@code insufficient_funds} or {@code processing}; null: they succeed at once
     */
    public void holdRefunds(@Nullable String reason) {
        synchronized (state) {
            state.conditions().letRefundsPend(reason);
        }
    }

    /** A pending refund succeeds. */
    public void completeRefund(String refund) {
        synchronized (state) {
            refunds.succeed(state.get(Kind.REFUND, refund));
        }
    }

    /** A pending or succeeded refund fails, with a reason such as {@code expired_or_canceled_card}. */
    public void failRefund(String refund, String reason) {
        synchronized (state) {
            refunds.fail(state.get(Kind.REFUND, refund), reason);
        }
    }

    /**
     * Refunds that fail from now on stay in {@code amount_refunded} of their charge, as they may do for some time at Stripe.
     * Only what the charge shows is different: the money can be refunded again.
     */
    public void showFailedRefundsInCharges() {
        synchronized (state) {
            state.conditions().letChargesKeepFailedRefunds(true);
        }
    }

    /** A pending refund is canceled. */
    public void cancelRefund(String refund) {
        synchronized (state) {
            refunds.cancel(state.get(Kind.REFUND, refund));
        }
    }

    /** Opens a dispute of what is left of a payment, with a reason such as {@code fraudulent}. Returns its id. */
    public String openDispute(String paymentIntent, String reason) {
        synchronized (state) {
            Charge charge = charge(paymentIntent);
            return disputes.open(charge, charge.left(), reason).id();
        }
    }

    /** Opens a dispute of an amount. Returns its id. */
    public String openDispute(String paymentIntent, String reason, long amount) {
        synchronized (state) {
            return disputes.open(charge(paymentIntent), amount, reason).id();
        }
    }

    /** Opens an inquiry, which takes no money. Returns the id of its dispute. */
    public String openInquiry(String paymentIntent) {
        synchronized (state) {
            return disputes.inquire(charge(paymentIntent)).id();
        }
    }

    /** An inquiry ends without a dispute. */
    public void closeInquiry(String dispute) {
        synchronized (state) {
            disputes.closeInquiry(state.get(Kind.DISPUTE, dispute));
        }
    }

    /** An inquiry becomes a dispute: the money is taken. */
    public void escalateInquiry(String dispute) {
        synchronized (state) {
            disputes.escalate(state.get(Kind.DISPUTE, dispute));
        }
    }

    /** A dispute is under review. */
    public void reviewDispute(String dispute) {
        synchronized (state) {
            disputes.review(state.get(Kind.DISPUTE, dispute));
        }
    }

    /** The account wins a dispute: the money is back. */
    public void winDispute(String dispute) {
        synchronized (state) {
            disputes.win(state.get(Kind.DISPUTE, dispute));
        }
    }

    /** The account loses a dispute. */
    public void loseDispute(String dispute) {
        synchronized (state) {
            disputes.lose(state.get(Kind.DISPUTE, dispute));
        }
    }

    private Charge charge(String paymentIntent) {
        Charge charge = state.get(Kind.PAYMENT_INTENT, paymentIntent).charge();
        if (charge == null || !charge.isCaptured()) {
            throw new IllegalStateException(paymentIntent + " moved no money");
        }
        return charge;
    }
}
