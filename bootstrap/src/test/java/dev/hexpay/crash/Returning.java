package dev.hexpay.crash;

import static dev.hexpay.crash.KillPoint.ASKED;
import static dev.hexpay.crash.KillPoint.BEGINNING;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_APPLIED;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_STORED;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_STORING;
import static dev.hexpay.crash.KillPoint.PREPARED;
import static dev.hexpay.crash.KillPoint.PREPARING;
import static dev.hexpay.crash.KillPoint.SETTLING;
import static dev.hexpay.crash.KillPoint.WAITING;

import dev.hexpay.testkit.Builders;
import java.util.List;

/**
 * Money is on its way back to the payer. What comes of it is told by the refunds of the link, whose price is 25.00 and
 * 4.75 of tax.
 */
// The lists are immutable, though no annotation says so.
@SuppressWarnings("ImmutableEnumChecker")
enum Returning implements Operation {
    /** The job gives back what was paid twice. */
    RETURN_SECOND_PAYMENT(List.of(), List.of(), "2975 paid twice and back") {
        @Override
        public void setUp(Shop shop) {
            PAID_TWICE.setUp(shop);
            PAID_TWICE.act(shop);
        }

        @Override
        public void act(Shop shop) {
            shop.reconcileOneRefund();
        }
    },
    /** A refund whose answer did not come is asked about by the job. */
    RECONCILE_REFUND(List.of(), List.of(), "2975 back") {
        @Override
        public void setUp(Shop shop) {
            REFUND.setUp(shop);
            shop.over(Fault.LOST_AFTER_EFFECT, () -> REFUND.act(shop));
        }

        @Override
        public void act(Shop shop) {
            shop.reconcileOneRefund();
        }
    },
    /** A late success settles a payment while another attempt is under way, which has moved its money, too. */
    OVERTAKEN(List.of(), List.of(), "2975 paid twice and back") {
        @Override
        public void setUp(Shop shop) {
            shop.open();
            shop.overLineThatTurnsSuccessIntoDecline(Builders.DECLINED, () -> shop.pay(Shop.VISA));
            shop.over(Fault.LOST_AFTER_EFFECT, () -> shop.pay(Shop.VISA));
            shop.deliverNotification();
            shop.applyOneNotification();
        }

        @Override
        public void act(Shop shop) {
            shop.reconcileOne();
        }
    },
    /** The provider tells that a declined attempt succeeded, after another one has paid. */
    PAID_TWICE(
            List.of(NOTIFICATION_STORING, NOTIFICATION_STORED),
            List.of(NOTIFICATION_APPLIED),
            "2975 paid twice and back") {
        @Override
        public void setUp(Shop shop) {
            shop.open();
            shop.overLineThatTurnsSuccessIntoDecline(Builders.DECLINED, () -> shop.pay(Shop.VISA));
            shop.pay(Shop.VISA);
        }

        @Override
        public void act(Shop shop) {
            shop.deliverNotification();
            shop.applyOneNotification();
        }

        @Override
        public void askAgain(Shop shop) {
            shop.deliverNotification();
        }

        /** A provider goes on until its notification is acknowledged. */
        @Override
        public boolean isAskedAgain(Case crash) {
            return crash.isAskedAgain() || Operation.isBefore(crash, ASKED, WAITING, SETTLING);
        }
    },
    /** The merchant gives all of it back. */
    REFUND(List.of(BEGINNING, PREPARING, PREPARED), List.of(), "2975 back") {
        @Override
        public void setUp(Shop shop) {
            shop.open();
            shop.pay(Shop.VISA);
        }

        @Override
        public void act(Shop shop) {
            shop.refund(null, "return-1");
        }

        @Override
        public String leftAlone(Case crash) {
            return Operation.isBefore(crash, PREPARED) ? NOTHING : end();
        }
    },
    /** The merchant gives a part back, after another part. */
    REFUND_PART(List.of(BEGINNING, PREPARING, PREPARED), List.of(), "501 back, 1003 back") {
        @Override
        public void setUp(Shop shop) {
            REFUND.setUp(shop);
            shop.refund(501L, "return-1");
        }

        @Override
        public void act(Shop shop) {
            shop.refund(1003L, "return-2");
        }

        @Override
        public String leftAlone(Case crash) {
            return Operation.isBefore(crash, PREPARED) ? "501 back" : end();
        }
    },
    /** The payer's bank has claimed the money, which only the provider knows yet. */
    REFUND_REFUSED(List.of(BEGINNING, PREPARING, PREPARED), List.of(), "2975 refused") {
        @Override
        public void setUp(Shop shop) {
            shop.open();
            shop.overLineThatTellsNoDispute(() -> shop.pay(Shop.DISPUTED));
        }

        @Override
        public void act(Shop shop) {
            REFUND.act(shop);
        }

        @Override
        public String leftAlone(Case crash) {
            return REFUND.leftAlone(crash).equals(NOTHING) ? NOTHING : end();
        }
    };

    private final List<KillPoint> beforeAsking;
    private final List<KillPoint> afterHearing;
    private final String end;

    Returning(List<KillPoint> beforeAsking, List<KillPoint> afterHearing, String end) {
        this.beforeAsking = beforeAsking;
        this.afterHearing = afterHearing;
        this.end = end;
    }

    @Override
    public final List<KillPoint> points(Fault fault) {
        return Operation.around(beforeAsking, fault, afterHearing);
    }

    /** A refund is asked for again under its key; where a job was killed, the payer looks what has become of it. */
    @Override
    public void askAgain(Shop shop) {
        if (isKeyed()) {
            act(shop);
        } else {
            shop.visitPage();
        }
    }

    @Override
    public final boolean isJob() {
        return this == RETURN_SECOND_PAYMENT || this == RECONCILE_REFUND || this == OVERTAKEN;
    }

    @Override
    public final String outcome(Shop shop) {
        return shop.returned().orElse(NOTHING);
    }

    @Override
    public final String end() {
        return end;
    }

    @Override
    public final boolean isKeyed() {
        return this == REFUND || this == REFUND_PART || this == REFUND_REFUSED;
    }

    @Override
    public final String subject(Shop shop) {
        return shop.lastRefund().id().value();
    }

    @Override
    public final int corrections() {
        return this == OVERTAKEN ? 1 : 0;
    }
}
