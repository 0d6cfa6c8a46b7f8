package dev.hexpay.bootstrap.doctor;

import dev.hexpay.adapter.stripe.StripeCheck;
import dev.hexpay.adapter.stripe.StripeCheck.Endpoint;
import dev.hexpay.adapter.stripe.StripeCheck.Known;
import dev.hexpay.adapter.stripe.StripeCheck.NotPermitted;
import dev.hexpay.adapter.stripe.StripeCheck.Reply;
import dev.hexpay.adapter.stripe.StripeSettings;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.Loopback;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WireName;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether Stripe notifies this server in a mode, and whether the server can verify that. */
public final class StripeWebhookCheck implements Check {
    private static final String PATH = "/provider-notifications/stripe";

    private final StripeCheck stripe;
    private final Configuration configuration;
    private final Mode mode;

    /** The endpoint of a mode. */
    public StripeWebhookCheck(StripeSettings settings, Configuration configuration, Mode mode) {
        this.stripe = new StripeCheck(settings.withDeadline(StripeKeysCheck.DEADLINE));
        this.configuration = configuration;
        this.mode = mode;
    }

    @Override
    public String subject() {
        return "Stripe webhook of " + WireName.of(mode) + " mode";
    }

    private String url() {
        return configuration.publicUrl() + PATH;
    }

    @Override
    public List<CheckResult> run() {
        if (configuration.providers().webhookSecrets(mode).isEmpty()) {
            return List.of(CheckResult.fix(
                    subject(),
                    "create an endpoint for " + url() + " in the Dashboard, and copy its secret to"
                            + " HEXPAY_STRIPE_WEBHOOK_SECRET_" + mode.name()));
        }
        if (Loopback.isHost(URI.create(configuration.publicUrl()).getHost())) {
            return List.of(CheckResult.ok(
                    subject(),
                    "a secret is set; Stripe cannot reach " + url() + " unless stripe listen forwards to it"));
        }
        return List.of(endpoint(stripe.endpoints(mode)));
    }

    private CheckResult endpoint(Reply<List<Endpoint>> reply) {
        if (reply instanceof NotPermitted) {
            return CheckResult.ok(
                    subject(), "a secret is set; the endpoint is not checked, the key may not list endpoints");
        }
        if (!(reply instanceof Known<List<Endpoint>> known)) {
            return CheckResult.fix(subject(), "Stripe gives no usable list of endpoints; try again");
        }
        Optional<Endpoint> ours = known.value().stream()
                .filter(endpoint -> endpoint.url().replaceAll("/+$", "").equals(url()))
                // Before one that was replaced, or is about to be.
                .max(Comparator.comparing(Endpoint::isEnabled).thenComparing(Endpoint::isOfOurVersion));
        return ours.map(this::check)
                .orElseGet(() -> CheckResult.fix(
                        subject(), "no endpoint in the Dashboard has the URL " + url() + ": create it"));
    }

    private CheckResult check(Endpoint endpoint) {
        if (!endpoint.isEnabled()) {
            return CheckResult.fix(subject(), "the endpoint for " + url() + " is disabled: enable it in the Dashboard");
        }
        if (!endpoint.isOfOurVersion()) {
            String version = endpoint.apiVersion() == null ? "the default version" : "version " + endpoint.apiVersion();
            return CheckResult.fix(
                    subject(),
                    "the endpoint for " + url() + " has " + version + " of the API: create one with version "
                            + StripeCheck.API_VERSION + ", set its secret, and delete the old one");
        }
        List<String> missing = endpoint.missingEvents();
        return missing.isEmpty()
                ? CheckResult.ok(
                        subject(),
                        "a secret is set, and the endpoint for " + url() + " is enabled, with version "
                                + endpoint.apiVersion())
                : CheckResult.fix(
                        subject(), "add these events to the endpoint for " + url() + ": " + String.join(", ", missing));
    }
}
