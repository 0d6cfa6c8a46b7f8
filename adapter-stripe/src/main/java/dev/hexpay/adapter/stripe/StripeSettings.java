package dev.hexpay.adapter.stripe;

import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WireName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@link StripeProvider}.
 *
 * @param secretKeys the secret or restricted key of each mode that is used: {@code sk_test_…} for the sandbox, {@code
 *     sk_live_…} for live
 * @param publishableKeys the keys of the payment page, {@code pk_test_…} or {@code pk_live_…}, by mode; they are not secret
 * @param api the base URL of Stripe's API, without a slash at the end
 * @param deadline for all requests of one call together, from 1 to 50 seconds: a call must end before the lease of its
 *     transaction does
 * @param traceParent the W3C trace header of the requests of the calling thread; null for none
 */
public record StripeSettings(
        Map<Mode, String> secretKeys,
        Map<Mode, String> publishableKeys,
        URI api,
        Duration deadline,
        Supplier<@Nullable String> traceParent) {
    private static final URI STRIPE = URI.create("https://api.stripe.com");
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);
    private static final Duration MIN_DEADLINE = Duration.ofSeconds(1);
    private static final Duration MAX_DEADLINE = Duration.ofSeconds(50);
    private static final Pattern SANDBOX_KEY = Pattern.compile("[sr]k_test_[A-Za-z0-9_]+");
    private static final Pattern LIVE_KEY = Pattern.compile("[sr]k_live_[A-Za-z0-9_]+");
    private static final Pattern SANDBOX_PAGE_KEY = Pattern.compile("pk_test_[A-Za-z0-9_]+");
    private static final Pattern LIVE_PAGE_KEY = Pattern.compile("pk_live_[A-Za-z0-9_]+");

    /** Checks the keys and the deadline; no message contains a key. */
    public StripeSettings {
        secretKeys = Map.copyOf(secretKeys);
        publishableKeys = Map.copyOf(publishableKeys);
        secretKeys.forEach((mode, key) -> require(isSecretKey(mode, key), "the Stripe key", mode, secretForm(mode)));
        publishableKeys.forEach((mode, key) ->
                require(isPublishableKey(mode, key), "the publishable Stripe key", mode, publishableForm(mode)));
        if (deadline.compareTo(MIN_DEADLINE) < 0 || deadline.compareTo(MAX_DEADLINE) > 0) {
            throw new IllegalArgumentException("the deadline must be from 1 to 50 seconds: " + deadline);
        }
    }

    /** Stripe itself with these keys and a deadline of 30 seconds. */
    public static StripeSettings of(Map<Mode, String> secretKeys) {
        return new StripeSettings(secretKeys, Map.of(), STRIPE, DEFAULT_DEADLINE, () -> null);
    }

    /** The same settings with the keys of the payment page. */
    public StripeSettings withPublishableKeys(Map<Mode, String> keys) {
        return new StripeSettings(secretKeys, keys, api, deadline, traceParent);
    }

    /** The same settings with another base URL, for tests. */
    public StripeSettings withApi(URI url) {
        return new StripeSettings(secretKeys, publishableKeys, url, deadline, traceParent);
    }

    /** The same settings with another deadline. */
    public StripeSettings withDeadline(Duration other) {
        return new StripeSettings(secretKeys, publishableKeys, api, other, traceParent);
    }

    /** The same settings with requests that belong to the trace of the calling thread. */
    public StripeSettings withTraceParent(Supplier<@Nullable String> header) {
        return new StripeSettings(secretKeys, publishableKeys, api, deadline, header);
    }

    /**
     * The publishable key of a mode, for the payment page.
     *
     * @throws IllegalStateException if the mode has none
     */
    public String publicKey(Mode mode) {
        String key = publishableKeys.get(mode);
        if (key == null) {
            throw new IllegalStateException("Stripe has no publishable key for " + mode + " mode");
        }
        return key;
    }

    /** Whether it has the form of a secret or restricted key of this mode. */
    public static boolean isSecretKey(Mode mode, String key) {
        return (mode.isLive() ? LIVE_KEY : SANDBOX_KEY).matcher(key).matches();
    }

    /** Whether it has the form of a publishable key of this mode. */
    public static boolean isPublishableKey(Mode mode, String key) {
        return (mode.isLive() ? LIVE_PAGE_KEY : SANDBOX_PAGE_KEY).matcher(key).matches();
    }

    /** With what a secret or restricted key of this mode begins. */
    public static String secretForm(Mode mode) {
        return mode.isLive() ? "sk_live_ or rk_live_" : "sk_test_ or rk_test_";
    }

    /** With what a publishable key of this mode begins. */
    public static String publishableForm(Mode mode) {
        return mode.isLive() ? "pk_live_" : "pk_test_";
    }

    private static void require(boolean isValid, String what, Mode mode, String form) {
        if (!isValid) {
            throw new IllegalArgumentException(what + " of " + WireName.of(mode) + " mode must begin with " + form);
        }
    }

    @Override
    public String toString() {
        return "StripeSettings[modes=" + secretKeys.keySet() + ", api=" + api + ", deadline=" + deadline + "]";
    }
}
