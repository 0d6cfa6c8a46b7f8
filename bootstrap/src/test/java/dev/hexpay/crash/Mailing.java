package dev.hexpay.crash;

import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import java.util.List;

/** The mail server is told of what was paid. */
enum Mailing implements Operation {
    /** The job sends the receipt of a payment. */
    SEND_RECEIPT;

    @Override
    public List<KillPoint> points(Fault fault) {
        return switch (fault) {
            case NONE -> List.of(KillPoint.RECEIPT_TAKEN);
            case SLOW -> List.of(KillPoint.WAITING);
            case LOST_BEFORE_EFFECT, LOST_AFTER_EFFECT, SERVER_ERROR_AFTER_EFFECT -> List.of();
        };
    }

    @Override
    public void setUp(Shop shop) {
        shop.open();
        shop.pay(Shop.VISA);
    }

    @Override
    public void act(Shop shop) {
        shop.sendOneReceipt();
    }

    @Override
    public void askAgain(Shop shop) {
        shop.visitPage();
    }

    @Override
    public boolean isJob() {
        return true;
    }

    @Override
    public String outcome(Shop shop) {
        return shop.payment(PaymentKind.LINK).orElseThrow().status().wire();
    }

    @Override
    public String end() {
        return PaymentStatus.SUCCEEDED.wire();
    }
}
