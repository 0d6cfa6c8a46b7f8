package dev.hexpay.adapter.stripe;

import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WireName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Settings of {@link StripeProvider}.
 *
 * @param secretKeys the secret or restricted key of each mode that is used: {@code sk_test_…} for the sandbox, {@code
 *     sk_live_…} for live
 * @param api the base URL of Stripe's API, without a slash at the end
 * @param deadline for all requests of one call together, from 1 to 50 seconds: a call must end before the lease of its
 *     transaction does
 */
public record StripeSettings(Map<Mode, String> secretKeys, URI api, Duration deadline) {
    private static final URI STRIPE = URI.create("https://api.stripe.com");
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);
    private static final Duration MIN_DEADLINE = Duration.ofSeconds(1);
    private static final Duration MAX_DEADLINE = Duration.ofSeconds(50);
    private static final Pattern SANDBOX_KEY = Pattern.compile("[sr]k_test_[A-Za-z0-9_]+");
    private static final Pattern LIVE_KEY = Pattern.compile("[sr]k_live_[A-Za-z0-9_]+");

    /** Checks the keys and the deadline; no message contains a key. */
    public StripeSettings {
        secretKeys = Map.copyOf(secretKeys);
        secretKeys.forEach(StripeSettings::requireKeyOfMode);
        if (deadline.compareTo(MIN_DEADLINE) < 0 || deadline.compareTo(MAX_DEADLINE) > 0) {
            throw new IllegalArgumentException("the deadline must be from 1 to 50 seconds: " + deadline);
        }
    }

    /** Stripe itself with these keys and a deadline of 30 seconds. */
    public static StripeSettings of(Map<Mode, String> secretKeys) {
        return new StripeSettings(secretKeys, STRIPE, DEFAULT_DEADLINE);
    }

    /** The same settings with another base URL, for tests. */
    public StripeSettings withApi(URI url) {
        return new StripeSettings(secretKeys, url, deadline);
    }

    /** The same settings with another deadline. */
    public StripeSettings withDeadline(Duration other) {
        return new StripeSettings(secretKeys, api, other);
    }

    private static void requireKeyOfMode(Mode mode, String key) {
        Pattern expected = mode.isLive() ? LIVE_KEY : SANDBOX_KEY;
        if (!expected.matcher(key).matches()) {
            throw new IllegalArgumentException("the Stripe key of " + WireName.of(mode) + " mode must begin with "
                    + (mode.isLive() ? "sk_live_ or rk_live_" : "sk_test_ or rk_test_"));
        }
    }

    @Override
    public String toString() {
        return "StripeSettings[secretKeys=" + secretKeys.keySet() + ", api=" + api + ", deadline=" + deadline + "]";
    }
}
