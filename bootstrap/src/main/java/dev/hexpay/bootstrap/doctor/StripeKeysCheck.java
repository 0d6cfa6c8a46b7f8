package dev.hexpay.bootstrap.doctor;

import dev.hexpay.adapter.stripe.StripeCheck;
import dev.hexpay.adapter.stripe.StripeCheck.Account;
import dev.hexpay.adapter.stripe.StripeCheck.Greeting;
import dev.hexpay.adapter.stripe.StripeCheck.KeyRefused;
import dev.hexpay.adapter.stripe.StripeCheck.Known;
import dev.hexpay.adapter.stripe.StripeCheck.NotPermitted;
import dev.hexpay.adapter.stripe.StripeCheck.Reply;
import dev.hexpay.adapter.stripe.StripeCheck.Unknown;
import dev.hexpay.adapter.stripe.StripeSettings;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WireName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Whether Stripe accepts the key of a mode, what it says of the account, and whether its clock is ours. */
public final class StripeKeysCheck implements Check {
    /** A request. */
    static final Duration DEADLINE = Duration.ofSeconds(8);

    private static final Duration SKEW = Duration.ofSeconds(30);

    private final StripeCheck stripe;
    private final Mode mode;
    private final Supplier<Instant> now;

    /**
     * The key of a mode.
     *
     * @param now the clock of the server
     */
    public StripeKeysCheck(StripeSettings settings, Mode mode, Supplier<Instant> now) {
        this.stripe = new StripeCheck(settings.withDeadline(DEADLINE));
        this.mode = mode;
        this.now = now;
    }

    @Override
    public String subject() {
        return "Stripe key of " + WireName.of(mode) + " mode";
    }

    private String variable() {
        return "HEXPAY_STRIPE_KEY_" + mode.name().toUpperCase(Locale.ROOT);
    }

    @Override
    public List<CheckResult> run() {
        Reply<Greeting> greeting = stripe.greet(mode);
        List<CheckResult> results = new ArrayList<>();
        if (greeting instanceof Known<Greeting> known) {
            results.add(modeOf(known.value()));
            results.add(clock(known.value()));
            results.add(account(stripe.account(mode)));
        } else if (greeting instanceof KeyRefused) {
            results.add(CheckResult.fix(subject(), "Stripe does not know it: copy the key again to " + variable()));
        } else if (greeting instanceof Unknown<Greeting> unknown) {
            results.add(CheckResult.fix(
                    subject(), "Stripe gives no usable response: check the network (" + unknown.reason() + ")"));
        } else {
            results.add(CheckResult.ok(subject(), "Stripe knows it; it may not read the balance, so no more is known"));
            results.add(account(stripe.account(mode)));
        }
        return results;
    }

    private CheckResult modeOf(Greeting greeting) {
        return greeting.mode() == mode
                ? CheckResult.ok(subject(), "accepted")
                : CheckResult.fix(
                        subject(),
                        "it is a key of " + WireName.of(greeting.mode()) + " mode: set another " + variable());
    }

    private CheckResult clock(Greeting greeting) {
        String subject = "clock";
        Instant theirs = greeting.sentAt();
        if (theirs == null) {
            return CheckResult.ok(subject, "Stripe does not say its time");
        }
        Duration skew = Duration.between(theirs, now.get());
        return skew.abs().compareTo(SKEW) <= 0
                ? CheckResult.ok(subject, "within " + SKEW.toSeconds() + " seconds of Stripe's")
                : CheckResult.fix(
                        subject,
                        "it is " + skew.abs().toSeconds() + " seconds " + (skew.isNegative() ? "behind" : "ahead of")
                                + " Stripe's: synchronize it (NTP); notifications are refused from 300 seconds on");
    }

    private CheckResult account(Reply<Account> reply) {
        String subject = "Stripe account of " + WireName.of(mode) + " mode";
        if (reply instanceof NotPermitted) {
            return CheckResult.ok(subject, "the key may not read it, so it is not checked");
        } else if (!(reply instanceof Known<Account>)) {
            return CheckResult.fix(subject, "Stripe gives no usable response about it; try again");
        }
        Known<Account> known = (Known<Account>) reply;
        Account account = known.value();
        if (mode.isLive() && !account.chargesEnabled()) {
            return CheckResult.fix(
                    subject,
                    account.id() + " cannot be paid: "
                            + (account.detailsSubmitted()
                                    ? "see the Dashboard for what Stripe still verifies"
                                    : "complete its details in the Dashboard"));
        }
        return CheckResult.ok(
                subject, account.id() + (account.chargesEnabled() ? "" : ", not activated for live payments"));
    }
}
