package dev.hexpay.bootstrap.config;

import dev.hexpay.adapter.stripe.StripeSettings;
import dev.hexpay.domain.tenant.Mode;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads who moves the money. No error contains a key or a secret. */
final class ProviderSettingsReader {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern WEBHOOK_SECRET = Pattern.compile("whsec_[A-Za-z0-9_+/=-]+");

    private final SettingValues values;

    ProviderSettingsReader(SettingValues values) {
        this.values = values;
    }

    /** The settings of one mode. */
    private record Names(Mode mode, Setting key, Setting publishableKey, Setting webhookSecret) {}

    private static final List<Names> MODES = List.of(
            new Names(
                    Mode.LIVE,
                    Setting.STRIPE_KEY_LIVE,
                    Setting.STRIPE_PUBLISHABLE_KEY_LIVE,
                    Setting.STRIPE_WEBHOOK_SECRET_LIVE),
            new Names(
                    Mode.SANDBOX,
                    Setting.STRIPE_KEY_SANDBOX,
                    Setting.STRIPE_PUBLISHABLE_KEY_SANDBOX,
                    Setting.STRIPE_WEBHOOK_SECRET_SANDBOX));

    ProviderSettings read() {
        SandboxProviderName sandbox = values.constant(Setting.SANDBOX_PROVIDER, SandboxProviderName.class);
        if (sandbox == SandboxProviderName.STRIPE && values.find(Setting.STRIPE_KEY_SANDBOX) == null) {
            values.reject(
                    Setting.SANDBOX_PROVIDER,
                    "is stripe and needs " + Setting.STRIPE_KEY_SANDBOX.variable() + " and "
                            + Setting.STRIPE_PUBLISHABLE_KEY_SANDBOX.variable());
        }
        URI api = api();
        Map<Mode, String> secretKeys = new EnumMap<>(Mode.class);
        Map<Mode, String> publishableKeys = new EnumMap<>(Mode.class);
        Map<Mode, List<String>> webhookSecrets = new EnumMap<>(Mode.class);
        for (Names names : MODES) {
            requireTogether(names);
            put(secretKeys, names.mode(), secretKey(names));
            put(publishableKeys, names.mode(), publishableKey(names));
            put(webhookSecrets, names.mode(), webhookSecrets(names.webhookSecret()));
        }
        StripeSettings stripe = secretKeys.isEmpty()
                ? null
                : StripeSettings.of(secretKeys)
                        .withPublishableKeys(publishableKeys)
                        .withApi(api);
        return new ProviderSettings(sandbox, api, stripe, webhookSecrets);
    }

    private static <T> void put(Map<Mode, T> map, Mode mode, @Nullable T value) {
        if (value != null) {
            map.put(mode, value);
        }
    }

    private void requireTogether(Names names) {
        requires(names.key(), names.publishableKey());
        requires(names.publishableKey(), names.key());
        requires(names.webhookSecret(), names.key());
    }

    private void requires(Setting setting, Setting other) {
        if (values.find(setting) != null && values.find(other) == null) {
            values.reject(setting, "needs " + other.variable());
        }
    }

    private @Nullable String secretKey(Names names) {
        String key = trimmed(names.key());
        if (key == null || StripeSettings.isSecretKey(names.mode(), key)) {
            return key;
        }
        return reject(names.key(), key, StripeSettings.secretForm(names.mode()));
    }

    private @Nullable String publishableKey(Names names) {
        String key = trimmed(names.publishableKey());
        if (key == null || StripeSettings.isPublishableKey(names.mode(), key)) {
            return key;
        }
        return reject(names.publishableKey(), key, StripeSettings.publishableForm(names.mode()));
    }

    private @Nullable String reject(Setting setting, String key, String form) {
        String found = key.matches("[a-z]k_test_.*")
                ? ", and this is a key of test mode"
                : key.matches("[a-z]k_live_.*") ? ", and this is a key of live mode" : "";
        values.reject(setting, "must begin with " + form + " and contain letters and digits" + found);
        return null;
    }

    private @Nullable List<String> webhookSecrets(Setting setting) {
        String text = values.find(setting);
        if (text == null) {
            return null;
        }
        List<String> secrets =
                Arrays.stream(COMMA.split(text, -1)).map(String::strip).toList();
        if (secrets.stream().allMatch(secret -> WEBHOOK_SECRET.matcher(secret).matches())) {
            return secrets;
        }
        values.reject(setting, "must begin with whsec_; several secrets are separated by commas");
        return null;
    }

    private @Nullable String trimmed(Setting setting) {
        String value = values.find(setting);
        return value == null ? null : value.strip();
    }

    private URI api() {
        URI url = URI.create(values.httpUrl(Setting.STRIPE_API_URL, Setting.STRIPE_API_URL.defaultValue()));
        if (!"https".equals(url.getScheme()) && !Loopback.isHost(url.getHost())) {
            values.reject(Setting.STRIPE_API_URL, "must begin with https://, or be on this machine");
        }
        return url;
    }
}
