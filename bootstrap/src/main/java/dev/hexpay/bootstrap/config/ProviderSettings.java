package dev.hexpay.bootstrap.config;

import dev.hexpay.adapter.stripe.StripeSettings;
import dev.hexpay.domain.tenant.Mode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who moves the money.
 *
 * @param sandbox the provider of new payments in sandbox mode
 * @param stripeApi the base URL of Stripe's API, without a slash at the end
 * @param stripe the keys of Stripe, of each mode that has them; null if no mode has
 * @param webhookSecrets the secrets with which Stripe signs the notifications of a mode
 */
public record ProviderSettings(
        SandboxProviderName sandbox,
        URI stripeApi,
        @Nullable StripeSettings stripe,
        Map<Mode, List<String>> webhookSecrets) {
    /** The secrets of a mode; empty if it has none. */
    public List<String> webhookSecrets(Mode mode) {
        return webhookSecrets.getOrDefault(mode, List.of());
    }

    /** Whether Stripe can be called in this mode. */
    public boolean hasStripe(Mode mode) {
        return stripe != null && stripe.secretKeys().containsKey(mode);
    }

    @Override
    public String toString() {
        return "ProviderSettings[sandbox=" + sandbox + ", stripe=" + stripe + "]";
    }
}
