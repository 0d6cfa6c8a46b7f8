package dev.hexpay.crash;

import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.text.WireName;
import java.util.List;

/** Sends receipts to the mail server. */
enum ReceiptOperation implements Operation {
    /** The job sends the receipt of a payment. */
    SEND_RECEIPT;

    @Override
    public List<KillPoint> points(ConnectionFault fault) {
        return switch (fault) {
            case NONE -> List.of(KillPoint.RECEIPT_ACCEPTED);
            case SLOW -> List.of(KillPoint.WAITING);
            case LOST_BEFORE_EFFECT, LOST_AFTER_EFFECT, SERVER_ERROR_AFTER_EFFECT -> List.of();
        };
    }

    @Override
    public void setUp(CrashScenario scenario) {
        scenario.open();
        scenario.pay(CrashScenario.VISA);
    }

    @Override
    public void execute(CrashScenario scenario) {
        scenario.sendOneReceipt();
    }

    @Override
    public boolean isJob() {
        return true;
    }

    @Override
    public String outcome(CrashScenario scenario) {
        return WireName.of(scenario.payment(PaymentKind.LINK).orElseThrow().status());
    }

    @Override
    public String finalOutcome() {
        return WireName.of(PaymentStatus.SUCCEEDED);
    }
}
