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
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.testkit.Builders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is under way when the process is killed; reconciling comes first, for it takes what is due the longest. */
// The lists are immutable, though no annotation says so.
@SuppressWarnings("ImmutableEnumChecker")
enum Operation {
    /** An attempt whose answer did not come is asked about by the job. */
    RECONCILE(List.of(), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        void setUp(Shop shop) {
            shop.open();
            shop.over(Fault.LOST_AFTER_EFFECT, () -> shop.pay(Shop.VISA));
        }

        @Override
        void act(Shop shop) {
            shop.reconcileOne();
        }

        @Override
        void askAgain(Shop shop) {
            shop.visitPage();
        }
    },
    /** The provider tells of an attempt whose answer did not come. */
    NOTIFY(List.of(NOTIFICATION_STORING, NOTIFICATION_STORED), List.of(NOTIFICATION_APPLIED), PaymentStatus.SUCCEEDED) {
        @Override
        void setUp(Shop shop) {
            RECONCILE.setUp(shop);
        }

        @Override
        void act(Shop shop) {
            shop.deliverNotification();
            shop.applyOneNotification();
        }

        @Override
        void askAgain(Shop shop) {
            shop.deliverNotification();
        }
    },
    /** The provider tells that an attempt succeeded that it had called declined. */
    CORRECT(
            List.of(NOTIFICATION_STORING, NOTIFICATION_STORED),
            List.of(NOTIFICATION_APPLIED),
            PaymentStatus.SUCCEEDED) {
        @Override
        void setUp(Shop shop) {
            shop.open();
            shop.overLineThatTurnsSuccessIntoDecline(Builders.DECLINED, () -> shop.pay(Shop.VISA));
        }

        @Override
        void act(Shop shop) {
            NOTIFY.act(shop);
        }

        @Override
        void askAgain(Shop shop) {
            shop.deliverNotification();
        }

        /** A provider goes on until its notification is acknowledged. */
        @Override
        boolean isAskedAgain(Case crash) {
            return super.isAskedAgain(crash) || isBefore(crash, ASKED, WAITING, SETTLING);
        }
    },
    PAY(List.of(BEGINNING, PREPARING, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        void setUp(Shop shop) {
            shop.open();
        }

        @Override
        void act(Shop shop) {
            shop.pay(Shop.VISA);
        }

        @Override
        void askAgain(Shop shop) {
            shop.visitPage();
        }

        @Override
        Optional<PaymentStatus> leftAlone(Case crash) {
            return Optional.of(isBefore(crash, PREPARED) ? PaymentStatus.PENDING : PaymentStatus.SUCCEEDED);
        }
    },
    PAY_WITH_DECLINED_CARD(List.of(BEGINNING, PREPARING, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        void setUp(Shop shop) {
            shop.open();
        }

        @Override
        void act(Shop shop) {
            shop.pay(Shop.DECLINED);
        }

        @Override
        void askAgain(Shop shop) {
            shop.visitPage();
        }

        @Override
        Optional<PaymentStatus> leftAlone(Case crash) {
            return Optional.of(isBefore(crash, PREPARED) ? PaymentStatus.PENDING : PaymentStatus.FAILED);
        }
    },
    /** The attempt that waits for its payer is given up for another one. */
    PAY_WITH_ANOTHER_CARD(List.of(BEGINNING), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        List<KillPoint> points(Fault fault) {
            List<KillPoint> points = new ArrayList<>(super.points(fault));
            if (fault == Fault.NONE) {
                points.addAll(List.of(PREPARING, PREPARED, ASKED, SETTLING, SETTLED));
            }
            return points;
        }

        @Override
        void setUp(Shop shop) {
            shop.open();
            shop.pay(Shop.SECURE);
        }

        @Override
        void act(Shop shop) {
            shop.pay(Shop.VISA);
        }

        @Override
        void askAgain(Shop shop) {
            shop.visitPage();
        }

        @Override
        Optional<PaymentStatus> leftAlone(Case crash) {
            boolean isGivenUp = crash.step() >= points(Fault.NONE).indexOf(SETTLED);
            if (crash.fault() != Fault.NONE || !isGivenUp) {
                return Optional.of(PaymentStatus.REQUIRES_ACTION);
            }
            boolean isPrepared = crash.step() >= points(Fault.NONE).indexOf(PREPARED);
            return Optional.of(isPrepared ? PaymentStatus.SUCCEEDED : PaymentStatus.FAILED);
        }
    },
    AUTHENTICATE(List.of(PREPARING, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        void setUp(Shop shop) {
            shop.open();
            shop.pay(Shop.SECURE);
        }

        @Override
        void act(Shop shop) {
            shop.authenticate(Authentication.COMPLETED);
        }

        @Override
        void askAgain(Shop shop) {
            shop.visitPage();
        }

        @Override
        Optional<PaymentStatus> leftAlone(Case crash) {
            boolean isKnown = !isBefore(crash, ASKED, WAITING, SETTLING) && crash.fault() != Fault.LOST_BEFORE_EFFECT;
            return Optional.of(isKnown ? PaymentStatus.SUCCEEDED : PaymentStatus.REQUIRES_ACTION);
        }
    },
    CHARGE(List.of(BEGINNING, PREPARING, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        void setUp(Shop shop) {
            shop.open();
            shop.pay(Shop.VISA);
        }

        @Override
        void act(Shop shop) {
            shop.charge();
        }

        @Override
        void askAgain(Shop shop) {
            shop.charge();
        }

        @Override
        Optional<PaymentStatus> leftAlone(Case crash) {
            return isBefore(crash, PREPARED) ? Optional.empty() : Optional.of(PaymentStatus.SUCCEEDED);
        }
    },
    CHARGE_DECLINED_CARD(List.of(BEGINNING, PREPARING, PREPARED), List.of(), PaymentStatus.FAILED) {
        @Override
        void setUp(Shop shop) {
            shop.open();
            shop.pay(Shop.DECLINED_OFF_SESSION);
        }

        @Override
        void act(Shop shop) {
            shop.charge();
        }

        @Override
        void askAgain(Shop shop) {
            shop.charge();
        }

        @Override
        Optional<PaymentStatus> leftAlone(Case crash) {
            return isBefore(crash, PREPARED) ? Optional.empty() : Optional.of(PaymentStatus.FAILED);
        }
    };

    private final List<KillPoint> beforeAsking;
    private final List<KillPoint> afterHearing;
    private final PaymentStatus end;

    Operation(List<KillPoint> beforeAsking, List<KillPoint> afterHearing, PaymentStatus end) {
        this.beforeAsking = beforeAsking;
        this.afterHearing = afterHearing;
        this.end = end;
    }

    /** Where it can be killed, in the order in which it comes there: a fault keeps it from some points. */
    List<KillPoint> points(Fault fault) {
        List<KillPoint> points = new ArrayList<>(beforeAsking);
        switch (fault) {
            case NONE -> {
                points.addAll(List.of(ASKED, SETTLING, SETTLED));
                points.addAll(afterHearing);
            }
            case LOST_BEFORE_EFFECT, LOST_AFTER_EFFECT, SERVER_ERROR_AFTER_EFFECT ->
                points.addAll(List.of(SETTLING, SETTLED));
            case SLOW -> points.add(WAITING);
        }
        return points;
    }

    /** What is there before; nothing goes wrong in it but what the operation needs. */
    abstract void setUp(Shop shop);

    /** What the process is killed in. */
    abstract void act(Shop shop);

    /** What the one who asked for it does after the crash. */
    abstract void askAgain(Shop shop);

    /** Whether the one who asked does it again. */
    boolean isAskedAgain(Case crash) {
        return crash.isAskedAgain();
    }

    /** What the payment comes to when nobody asks again; empty when there is none. */
    Optional<PaymentStatus> leftAlone(Case crash) {
        return Optional.of(end);
    }

    /** What the payment has to come to; empty when there must be none. */
    final Optional<PaymentStatus> expected(Case crash) {
        return crash.isAskedAgain() ? Optional.of(end) : leftAlone(crash);
    }

    /** Whether a charge is looked at, or a link. */
    final boolean isCharge() {
        return this == CHARGE || this == CHARGE_DECLINED_CARD;
    }

    static boolean isBefore(Case crash, KillPoint... points) {
        List<KillPoint> passed = crash.operation().points(crash.fault()).subList(0, crash.step() + 1);
        return List.of(points).stream().noneMatch(passed::contains);
    }
}
