package dev.hexpay.bootstrap;

import dev.hexpay.adapter.http.TraceParent;
import dev.hexpay.adapter.stripe.StripeNotificationReader;
import dev.hexpay.adapter.stripe.StripeProvider;
import dev.hexpay.adapter.stripe.StripeSettings;
import dev.hexpay.bootstrap.config.ProviderSettings;
import dev.hexpay.bootstrap.config.SandboxProviderName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.embedded.HexpayBuilder;
import java.time.InstantSource;

/**
 * Stripe in the modes that have its keys. Keys of test mode without {@code HEXPAY_SANDBOX_PROVIDER=stripe} serve the
 * payments that were started with them.
 */
final class ConfiguredStripe {
    private final ProviderSettings settings;

    ConfiguredStripe(ProviderSettings settings) {
        this.settings = settings;
    }

    HexpayBuilder addTo(HexpayBuilder builder, InstantSource clock) {
        StripeSettings keys = settings.stripe();
        if (keys == null) {
            return builder;
        }
        StripeProvider stripe = new StripeProvider(keys.withTraceParent(TraceParent::current), clock);
        builder.notifications(stripe.name(), new StripeNotificationReader(settings.webhookSecrets(), clock));
        if (settings.hasStripe(Mode.LIVE)) {
            builder.provider(Mode.LIVE, stripe);
        }
        if (settings.sandbox() == SandboxProviderName.STRIPE) {
            builder.provider(Mode.SANDBOX, stripe);
        } else if (settings.hasStripe(Mode.SANDBOX)) {
            builder.earlierProvider(Mode.SANDBOX, stripe);
        }
        return builder;
    }
}
