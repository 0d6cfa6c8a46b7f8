package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.simulator.Watch.Seen;
import java.util.List;
import java.util.stream.Stream;

/** People with links open in several tabs: they pay, authenticate, change their card and their mind. */
final class Payers {
    private static final List<String> EMAILS = List.of("ada@example.com", "Ada@example.com", "grace@example.com");
    private static final List<PostalAddress> HOMES = List.of(
            Builders.anAddress(), new PostalAddress("1 Main St", null, "Springfield", null, "62701", "US", null));

    private static final List<TestCard> CARDS = Stream.of(TestCard.values())
            .filter(card -> card != TestCard.DISPUTED)
            .toList();

    private final Stage stage;
    private final Dice dice;
    private final World world;

    Payers(Stage stage) {
        this.stage = stage;
        this.dice = stage.dice();
        this.world = stage.world();
    }

    /** Pays a link that looks payable, or, from a tab left open, any link. */
    void pay() {
        List<Seen> links = world.watch().payments().stream()
                .filter(seen -> seen.payment().kind() == PaymentKind.LINK
                        && !seen.scope().mode().isLive())
                .toList();
        List<Seen> payable = links.stream()
                .filter(seen -> seen.payment().isPayable(world.clock().instant()))
                .toList();
        List<Seen> choices = payable.isEmpty() || dice.inThousand(150) ? links : payable;
        if (!choices.isEmpty()) {
            Seen seen = dice.oneOf(choices);
            TestCard card = dice.oneOf(CARDS);
            PayLink.Command command = new PayLink.Command(
                    new EmailAddress(dice.oneOf(EMAILS)),
                    new FullName("Ada Lovelace"),
                    dice.oneOf(HOMES),
                    null,
                    card.entry(),
                    dice.inThousand(100) ? seen.payment().price().total().minor() : null);
            stage.act("pays " + seen.label() + " with " + card, () -> pay(seen, command));
        }
    }

    private void pay(Seen seen, PayLink.Command command) {
        PayLink.Result result =
                stage.server().payLink().pay(seen.payment().page().token(), command);
        stage.journal().count("pay " + result.getClass().getSimpleName());
        if (result instanceof PayLink.Result.Attempted attempted) {
            tell(seen.scope(), attempted.payment());
        }
    }

    /** Comes back from the bank, in the tab where something waits for that, or in any other. */
    void authenticate() {
        List<Seen> all = world.watch().payments();
        List<Seen> waiting = all.stream()
                .filter(seen -> seen.payment().status() == PaymentStatus.REQUIRES_ACTION)
                .toList();
        List<Seen> choices = waiting.isEmpty() || dice.inThousand(100) ? all : waiting;
        if (!choices.isEmpty()) {
            Seen seen = dice.oneOf(choices);
            Authentication outcome = dice.inThousand(700) ? Authentication.COMPLETED : Authentication.FAILED;
            stage.act("authenticates " + seen.label() + ": " + outcome, () -> {
                Payment payment = stage.server()
                        .finishAuthentication()
                        .finish(seen.payment().page().token(), outcome);
                stage.journal().count("authentication finished");
                tell(seen.scope(), payment);
            });
        }
    }

    /** Opens a page. */
    void look() {
        List<Seen> all = world.watch().payments();
        if (!all.isEmpty()) {
            Seen seen = dice.oneOf(all);
            stage.act("opens the page of " + seen.label(), () -> {
                Scope scope = stage.server()
                        .viewPayPage()
                        .view(seen.payment().page().token())
                        .scope();
                Watch.require(
                        scope.equals(seen.scope()), Law.SCOPES_APART, () -> seen.label() + " is shown as of " + scope);
            });
        }
    }

    private void tell(Scope scope, Payment payment) {
        stage.journal().note(() -> "told " + Reading.payment(payment));
        stage.tell(scope, payment);
    }
}
