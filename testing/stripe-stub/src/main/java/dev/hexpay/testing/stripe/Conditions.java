package dev.hexpay.testing.stripe;

import org.jspecify.annotations.Nullable;

/** What banks and the dashboard make different for requests from now on. */
final class Conditions {
    private boolean banksAnswerLater;
    private boolean paymentsAreCapturedByHand;
    private boolean taxIsInactive;
    private boolean accountIsInactive;
    private boolean chargesKeepFailedRefunds;
    private @Nullable String refundsPendingFor;

    boolean banksAnswerLater() {
        return banksAnswerLater;
    }

    void letBanksAnswerLater(boolean later) {
        banksAnswerLater = later;
    }

    boolean paymentsAreCapturedByHand() {
        return paymentsAreCapturedByHand;
    }

    void capturePaymentsByHand(boolean byHand) {
        paymentsAreCapturedByHand = byHand;
    }

    boolean taxIsInactive() {
        return taxIsInactive;
    }

    void deactivateTax(boolean inactive) {
        taxIsInactive = inactive;
    }

    boolean accountIsInactive() {
        return accountIsInactive;
    }

    void deactivateAccount(boolean inactive) {
        accountIsInactive = inactive;
    }

    boolean chargesKeepFailedRefunds() {
        return chargesKeepFailedRefunds;
    }

    void letChargesKeepFailedRefunds(boolean keep) {
        chargesKeepFailedRefunds = keep;
    }

    /** Why new refunds are pending; null if they succeed at once. */
    @Nullable
    String refundsPendingFor() {
        return refundsPendingFor;
    }

    void letRefundsPend(@Nullable String reason) {
        refundsPendingFor = reason;
    }
}
