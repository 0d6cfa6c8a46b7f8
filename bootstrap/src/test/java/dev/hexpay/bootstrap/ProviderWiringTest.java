package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.tenant.Mode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which provider a server uses for new payments of a mode, and for payments that were started with one. */
class ProviderWiringTest {
    private static final Map<String, String> LIVE =
            Map.of("HEXPAY_STRIPE_KEY_LIVE", "sk_live_Key", "HEXPAY_STRIPE_PUBLISHABLE_KEY_LIVE", "pk_live_Key");
    private static final Map<String, String> SANDBOX =
            Map.of("HEXPAY_STRIPE_KEY_SANDBOX", "sk_test_Key", "HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX", "pk_test_Key");

    @TempDir
    private Path dataDir;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void use_a_new_database() {
        settings.put("HEXPAY_DATA_DIR", dataDir.toString());
    }

    private Providers providers() {
        AtomicReference<OutPorts> ports = new AtomicReference<>();
        HexpayServer.open(
                        ConfigurationReader.read(settings),
                        builder -> builder.replacing(out -> {
                            ports.set(out);
                            return out;
                        }))
                .close();
        return ports.get().providers().registry();
    }

    @Test
    void without_keys_the_sandbox_is_built_in_and_live_has_no_provider() {
        Providers providers = providers();

        assertThat(providers.forMode(Mode.SANDBOX)).map(PaymentProvider::name).contains("sandbox");
        assertThat(providers.forMode(Mode.LIVE)).isEmpty();
        assertThat(providers.byName(Mode.SANDBOX, "stripe")).isEmpty();
    }

    @Test
    void live_keys_make_stripe_the_provider_of_live_mode_only() {
        settings.putAll(LIVE);
        Providers providers = providers();

        assertThat(providers.forMode(Mode.LIVE)).map(PaymentProvider::name).contains("stripe");
        assertThat(providers.forMode(Mode.SANDBOX)).map(PaymentProvider::name).contains("sandbox");
        assertThat(providers.byName(Mode.SANDBOX, "stripe")).isEmpty();
    }

    @Test
    void sandbox_of_stripe_leaves_earlier_payments_to_the_built_in_one() {
        settings.putAll(LIVE);
        settings.putAll(SANDBOX);
        settings.put("HEXPAY_SANDBOX_PROVIDER", "stripe");
        Providers providers = providers();

        assertThat(providers.forMode(Mode.SANDBOX)).map(PaymentProvider::name).contains("stripe");
        assertThat(providers.forMode(Mode.LIVE)).isEqualTo(providers.forMode(Mode.SANDBOX));
        assertThat(providers.byName(Mode.SANDBOX, "sandbox"))
                .map(PaymentProvider::name)
                .contains("sandbox");
    }

    @Test
    void test_keys_without_choice_serve_only_payments_that_were_started_with_them() {
        settings.putAll(SANDBOX);
        Providers providers = providers();

        assertThat(providers.forMode(Mode.SANDBOX)).map(PaymentProvider::name).contains("sandbox");
        assertThat(providers.byName(Mode.SANDBOX, "stripe"))
                .map(PaymentProvider::name)
                .contains("stripe");
    }
}
