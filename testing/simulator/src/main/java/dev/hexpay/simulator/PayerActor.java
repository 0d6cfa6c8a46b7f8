package dev.hexpay.simulator;

import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.simulator.InvariantChecker.PaymentSnapshot;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import java.util.stream.Stream;

/** Payers with links open in several tabs: they pay, authenticate and switch cards. */
final class PayerActor {
    private static final List<String> EMAILS = List.of("ada@example.com", "Ada@example.com", "grace@example.com");
    private static final List<PostalAddress> ADDRESSES = List.of(
            Builders.anAddress(),
            PostalAddress.in("US")
                    .line1("1 Main St")
                    .city("Springfield")
                    .postalCode("62701")
                    .build());

    private static final List<TestCard> CARDS = Stream.of(TestCard.values())
            .filter(card -> card != TestCard.DISPUTED)
            .toList();

    private final Cluster cluster;
    private final SeededRandom random;
    private final Simulation simulation;

    PayerActor(Cluster cluster) {
        this.cluster = cluster;
        this.random = cluster.random();
        this.simulation = cluster.simulation();
    }

    /** Pays a payable link, or, from a stale tab, any link. */
    void pay() {
        List<PaymentSnapshot> links = simulation.checker().payments().stream()
                .filter(snapshot -> snapshot.payment().kind() == PaymentKind.LINK
                        && !snapshot.scope().mode().isLive())
                .toList();
        List<PaymentSnapshot> payable = links.stream()
                .filter(snapshot ->
                        snapshot.payment().isPayable(simulation.clock().instant()))
                .toList();
        List<PaymentSnapshot> choices = payable.isEmpty() || random.chanceInThousand(150) ? links : payable;
        if (!choices.isEmpty()) {
            PaymentSnapshot snapshot = random.oneOf(choices);
            TestCard card = random.oneOf(CARDS);
            PayLink.Command command = PayLink.Command.of(
                            new EmailAddress(random.oneOf(EMAILS)),
                            new FullName("Ada Lovelace"),
                            random.oneOf(ADDRESSES),
                            card.details())
                    .withShownTotalMinor(
                            random.chanceInThousand(100)
                                    ? snapshot.payment().price().total().minor()
                                    : null);
            cluster.perform("pays " + snapshot.label() + " with " + card, () -> pay(snapshot, command));
        }
    }

    private void pay(PaymentSnapshot snapshot, PayLink.Command command) {
        PayLink.Result result =
                cluster.server().payPage().pay().pay(snapshot.payment().page().token(), command);
        cluster.trace().count("pay " + result.getClass().getSimpleName());
        if (result instanceof PayLink.Result.Attempted attempted) {
            recordResponse(snapshot.scope(), attempted.payment());
        }
    }

    /** Returns from the bank to a payment that requires action, or to any other. */
    void authenticate() {
        List<PaymentSnapshot> all = simulation.checker().payments();
        List<PaymentSnapshot> waiting = all.stream()
                .filter(snapshot -> snapshot.payment().status() == PaymentStatus.REQUIRES_ACTION)
                .toList();
        List<PaymentSnapshot> choices = waiting.isEmpty() || random.chanceInThousand(100) ? all : waiting;
        if (!choices.isEmpty()) {
            PaymentSnapshot snapshot = random.oneOf(choices);
            AuthenticationOutcome outcome =
                    random.chanceInThousand(700) ? AuthenticationOutcome.COMPLETED : AuthenticationOutcome.FAILED;
            cluster.perform("authenticates " + snapshot.label() + ": " + outcome, () -> {
                Payment payment = cluster.server()
                        .payPage()
                        .finishAuthentication()
                        .finish(snapshot.payment().page().token(), outcome);
                cluster.trace().count("authentication finished");
                recordResponse(snapshot.scope(), payment);
            });
        }
    }

    /** Opens a payment page. */
    void viewPage() {
        List<PaymentSnapshot> all = simulation.checker().payments();
        if (!all.isEmpty()) {
            PaymentSnapshot snapshot = random.oneOf(all);
            cluster.perform("opens the page of " + snapshot.label(), () -> {
                Scope scope = cluster.server()
                        .payPage()
                        .queries()
                        .view(snapshot.payment().page().token())
                        .scope();
                InvariantChecker.require(
                        scope.equals(snapshot.scope()),
                        Invariant.SCOPES_ISOLATED,
                        () -> snapshot.label() + " is shown in scope " + scope);
            });
        }
    }

    private void recordResponse(Scope scope, Payment payment) {
        cluster.trace().log(() -> "receives " + ResponseText.payment(payment));
        cluster.recordResponse(scope, payment);
    }
}
