package dev.hexpay.crash;

import static dev.hexpay.crash.KillPoint.ASKED;
import static dev.hexpay.crash.KillPoint.BEGINNING;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_APPLIED;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_STORED;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_STORING;
import static dev.hexpay.crash.KillPoint.PREPARED;
import static dev.hexpay.crash.KillPoint.PREPARING;
import static dev.hexpay.crash.KillPoint.SETTLED;
import static dev.hexpay.crash.KillPoint.SETTLING;
import static dev.hexpay.crash.KillPoint.WAITING;

import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.testkit.Builders;
import java.util.ArrayList;
import java.util.List;

/** Money is on its way to the merchant. */
// The lists are immutable, though no annotation says so.
@SuppressWarnings("ImmutableEnumChecker")
enum Charging implements Operation {
    /** An attempt whose answer did not come is asked about by the job. */
    RECONCILE(List.of(), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(Shop shop) {
            shop.open();
            shop.over(Fault.LOST_AFTER_EFFECT, () -> shop.pay(Shop.VISA));
        }

        @Override
        public void act(Shop shop) {
            shop.reconcileOne();
        }

        @Override
        public void askAgain(Shop shop) {
            shop.visitPage();
        }
    },
    /** The provider tells of an attempt whose answer did not come. */
    NOTIFY(List.of(NOTIFICATION_STORING, NOTIFICATION_STORED), List.of(NOTIFICATION_APPLIED), PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(Shop shop) {
            RECONCILE.setUp(shop);
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
    },
    /** The provider tells that an attempt succeeded that it had called declined. */
    CORRECT(
            List.of(NOTIFICATION_STORING, NOTIFICATION_STORED),
            List.of(NOTIFICATION_APPLIED),
            PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(Shop shop) {
            shop.open();
            shop.overLineThatTurnsSuccessIntoDecline(Builders.DECLINED, () -> shop.pay(Shop.VISA));
        }

        @Override
        public void act(Shop shop) {
            NOTIFY.act(shop);
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
    PAY(List.of(BEGINNING, PREPARING, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(Shop shop) {
            shop.open();
        }

        @Override
        public void act(Shop shop) {
            shop.pay(Shop.VISA);
        }

        @Override
        public void askAgain(Shop shop) {
            shop.visitPage();
        }

        @Override
        public String leftAlone(Case crash) {
            return (Operation.isBefore(crash, PREPARED) ? PaymentStatus.PENDING : PaymentStatus.SUCCEEDED).wire();
        }
    },
    PAY_WITH_DECLINED_CARD(List.of(BEGINNING, PREPARING, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(Shop shop) {
            shop.open();
        }

        @Override
        public void act(Shop shop) {
            shop.pay(Shop.DECLINED);
        }

        @Override
        public void askAgain(Shop shop) {
            shop.visitPage();
        }

        @Override
        public String leftAlone(Case crash) {
            return (Operation.isBefore(crash, PREPARED) ? PaymentStatus.PENDING : PaymentStatus.FAILED).wire();
        }
    },
    /** The attempt that waits for its payer is given up for another one. */
    PAY_WITH_ANOTHER_CARD(List.of(BEGINNING), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public List<KillPoint> points(Fault fault) {
            List<KillPoint> points = new ArrayList<>(super.points(fault));
            if (fault == Fault.NONE) {
                points.addAll(List.of(PREPARING, PREPARED, ASKED, SETTLING, SETTLED));
            }
            return points;
        }

        @Override
        public void setUp(Shop shop) {
            shop.open();
            shop.pay(Shop.SECURE);
        }

        @Override
        public void act(Shop shop) {
            shop.pay(Shop.VISA);
        }

        @Override
        public void askAgain(Shop shop) {
            shop.visitPage();
        }

        @Override
        public String leftAlone(Case crash) {
            boolean isGivenUp = crash.step() >= points(Fault.NONE).indexOf(SETTLED);
            if (crash.fault() != Fault.NONE || !isGivenUp) {
                return PaymentStatus.REQUIRES_ACTION.wire();
            }
            boolean isPrepared = crash.step() >= points(Fault.NONE).indexOf(PREPARED);
            return (isPrepared ? PaymentStatus.SUCCEEDED : PaymentStatus.FAILED).wire();
        }
    },
    AUTHENTICATE(List.of(PREPARING, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(Shop shop) {
            shop.open();
            shop.pay(Shop.SECURE);
        }

        @Override
        public void act(Shop shop) {
            shop.authenticate(Authentication.COMPLETED);
        }

        @Override
        public void askAgain(Shop shop) {
            shop.visitPage();
        }

        @Override
        public String leftAlone(Case crash) {
            boolean isKnown =
                    !Operation.isBefore(crash, ASKED, WAITING, SETTLING) && crash.fault() != Fault.LOST_BEFORE_EFFECT;
            return (isKnown ? PaymentStatus.SUCCEEDED : PaymentStatus.REQUIRES_ACTION).wire();
        }
    },
    CHARGE(List.of(BEGINNING, PREPARING, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(Shop shop) {
            shop.open();
            shop.pay(Shop.VISA);
        }

        @Override
        public void act(Shop shop) {
            shop.charge();
        }

        @Override
        public void askAgain(Shop shop) {
            shop.charge();
        }

        @Override
        public String leftAlone(Case crash) {
            return Operation.isBefore(crash, PREPARED) ? NOTHING : PaymentStatus.SUCCEEDED.wire();
        }
    },
    CHARGE_DECLINED_CARD(List.of(BEGINNING, PREPARING, PREPARED), List.of(), PaymentStatus.FAILED) {
        @Override
        public void setUp(Shop shop) {
            shop.open();
            shop.pay(Shop.DECLINED_OFF_SESSION);
        }

        @Override
        public void act(Shop shop) {
            shop.charge();
        }

        @Override
        public void askAgain(Shop shop) {
            shop.charge();
        }

        @Override
        public String leftAlone(Case crash) {
            return Operation.isBefore(crash, PREPARED) ? NOTHING : PaymentStatus.FAILED.wire();
        }
    };

    private final List<KillPoint> beforeAsking;
    private final List<KillPoint> afterHearing;
    private final PaymentStatus end;

    Charging(List<KillPoint> beforeAsking, List<KillPoint> afterHearing, PaymentStatus end) {
        this.beforeAsking = beforeAsking;
        this.afterHearing = afterHearing;
        this.end = end;
    }

    @Override
    public List<KillPoint> points(Fault fault) {
        return Operation.around(beforeAsking, fault, afterHearing);
    }

    @Override
    public boolean isJob() {
        return this == RECONCILE;
    }

    @Override
    public final String end() {
        return end.wire();
    }

    @Override
    public final String outcome(Shop shop) {
        return shop.payment(isKeyed() ? PaymentKind.CHARGE : PaymentKind.LINK)
                .map(payment -> payment.status().wire())
                .orElse(NOTHING);
    }

    @Override
    public final boolean isKeyed() {
        return this == CHARGE || this == CHARGE_DECLINED_CARD;
    }

    @Override
    public final String subject(Shop shop) {
        return shop.payment(PaymentKind.CHARGE).orElseThrow().id().value();
    }

    @Override
    public int corrections() {
        return this == CORRECT ? 1 : 0;
    }
}
