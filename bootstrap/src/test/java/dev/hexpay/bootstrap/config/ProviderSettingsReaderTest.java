package dev.hexpay.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.tenant.Mode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsReaderTest {
    private static final Map<String, String> VALID = Map.of(
            "HEXPAY_SANDBOX_PROVIDER", "stripe",
            "HEXPAY_STRIPE_KEY_LIVE", "rk_live_Secret1",
            "HEXPAY_STRIPE_PUBLISHABLE_KEY_LIVE", "pk_live_Page1",
            "HEXPAY_STRIPE_WEBHOOK_SECRET_LIVE", "whsec_New, whsec_Old",
            "HEXPAY_STRIPE_KEY_SANDBOX", " sk_test_Secret2 ",
            "HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX", "pk_test_Page2",
            "HEXPAY_STRIPE_WEBHOOK_SECRET_SANDBOX", "whsec_Test");

    private static ProviderSettings read(Map<String, String> settings) {
        return ConfigurationReader.read(settings).providers();
    }

    private static Map<String, String> valid(String name, String value) {
        Map<String, String> settings = new HashMap<>(VALID);
        settings.put(name, value);
        return settings;
    }

    private static Map<String, String> validWithout(String name) {
        Map<String, String> settings = new HashMap<>(VALID);
        settings.remove(name);
        return settings;
    }

    @Test
    void keys_are_read_by_mode() {
        ProviderSettings settings = read(VALID);

        assertThat(settings.sandbox()).isEqualTo(SandboxProviderName.STRIPE);
        assertThat(settings.stripe()).isNotNull();
        assertThat(settings.stripe().secretKeys())
                .isEqualTo(Map.of(Mode.LIVE, "rk_live_Secret1", Mode.SANDBOX, "sk_test_Secret2"));
        assertThat(settings.stripe().publicKey(Mode.LIVE)).isEqualTo("pk_live_Page1");
        assertThat(settings.stripe().publicKey(Mode.SANDBOX)).isEqualTo("pk_test_Page2");
        assertThat(settings.webhookSecrets(Mode.LIVE)).containsExactly("whsec_New", "whsec_Old");
        assertThat(settings.webhookSecrets(Mode.SANDBOX)).containsExactly("whsec_Test");
        assertThat(settings.stripe().api()).hasToString("https://api.stripe.com");
    }

    @Test
    void without_keys_there_is_only_the_built_in_sandbox() {
        ProviderSettings settings = read(Map.of());

        assertThat(settings.sandbox()).isEqualTo(SandboxProviderName.BUILT_IN);
        assertThat(settings.stripe()).isNull();
        assertThat(settings.hasStripe(Mode.LIVE)).isFalse();
        assertThat(settings.webhookSecrets(Mode.LIVE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HEXPAY_STRIPE_KEY_LIVE, sk_test_Secret1, test mode",
        "HEXPAY_STRIPE_KEY_LIVE, rk_test_Secret1, test mode",
        "HEXPAY_STRIPE_KEY_LIVE, pk_live_Secret1, begin with sk_live_ or rk_live_",
        "HEXPAY_STRIPE_KEY_LIVE, sk_live_Secret-1, begin with sk_live_ or rk_live_",
        "HEXPAY_STRIPE_KEY_SANDBOX, sk_live_Secret1, live mode",
        "HEXPAY_STRIPE_KEY_SANDBOX, rk_live_Secret1, live mode",
        "HEXPAY_STRIPE_KEY_SANDBOX, Secret1, begin with sk_test_ or rk_test_",
        "HEXPAY_STRIPE_PUBLISHABLE_KEY_LIVE, pk_test_Secret1, test mode",
        "HEXPAY_STRIPE_PUBLISHABLE_KEY_LIVE, sk_live_Secret1, begin with pk_live_",
        "HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX, pk_live_Secret1, live mode",
        "HEXPAY_STRIPE_WEBHOOK_SECRET_LIVE, sk_live_Secret1, begin with whsec_",
        "HEXPAY_STRIPE_WEBHOOK_SECRET_LIVE, 'whsec_Secret1,', begin with whsec_",
        "HEXPAY_STRIPE_WEBHOOK_SECRET_SANDBOX, whsec_Secret1;whsec_Secret2, begin with whsec_",
        "HEXPAY_STRIPE_API_URL, http://api.stripe.example, begin with https",
        "HEXPAY_STRIPE_API_URL, http://127.0.0.1.example, begin with https",
        "HEXPAY_STRIPE_API_URL, api.stripe.com, http or https",
        "HEXPAY_SANDBOX_PROVIDER, none, built-in or stripe",
        "HEXPAY_TAX, none, table or stripe"
    })
    void invalid_value_is_refused_without_being_shown(String name, String value, String reason) {
        assertThatThrownBy(() -> read(valid(name, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(name + " ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("Secret");
    }

    @ParameterizedTest
    @CsvSource({
        "HEXPAY_STRIPE_KEY_LIVE, HEXPAY_STRIPE_PUBLISHABLE_KEY_LIVE",
        "HEXPAY_STRIPE_PUBLISHABLE_KEY_LIVE, HEXPAY_STRIPE_KEY_LIVE",
        "HEXPAY_STRIPE_KEY_SANDBOX, HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX",
        "HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX, HEXPAY_STRIPE_KEY_SANDBOX"
    })
    void key_without_the_other_is_refused(String missing, String given) {
        assertThatThrownBy(() -> read(validWithout(missing)))
                .hasMessageContaining(given + " needs " + missing)
                .hasMessageNotContaining("Secret");
    }

    @Test
    void webhook_secret_is_not_required_but_needs_its_key() {
        assertThat(read(validWithout("HEXPAY_STRIPE_WEBHOOK_SECRET_LIVE")).webhookSecrets(Mode.LIVE))
                .isEmpty();
        assertThatThrownBy(() -> read(Map.of("HEXPAY_STRIPE_WEBHOOK_SECRET_LIVE", "whsec_Secret")))
                .hasMessage("HEXPAY_STRIPE_WEBHOOK_SECRET_LIVE needs HEXPAY_STRIPE_KEY_LIVE");
    }

    @Test
    void stripe_as_sandbox_or_for_tax_needs_keys() {
        assertThatThrownBy(() -> read(Map.of("HEXPAY_SANDBOX_PROVIDER", "stripe", "HEXPAY_TAX", "stripe")))
                .hasMessageContaining("HEXPAY_SANDBOX_PROVIDER is stripe and needs HEXPAY_STRIPE_KEY_SANDBOX")
                .hasMessageContaining("HEXPAY_TAX is stripe and needs HEXPAY_STRIPE_KEY_LIVE");
    }

    @Test
    void all_errors_are_reported_at_once() {
        assertThatThrownBy(() -> read(Map.of(
                        "HEXPAY_STRIPE_KEY_LIVE", "sk_test_Secret",
                        "HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX", "pk_live_Secret",
                        "HEXPAY_STRIPE_WEBHOOK_SECRET_LIVE", "Secret")))
                .hasMessageContaining("HEXPAY_STRIPE_KEY_LIVE must")
                .hasMessageContaining("HEXPAY_STRIPE_KEY_LIVE needs")
                .hasMessageContaining("HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX must")
                .hasMessageContaining("HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX needs")
                .hasMessageContaining("HEXPAY_STRIPE_WEBHOOK_SECRET_LIVE must")
                .hasMessageNotContaining("Secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:12111", "http://127.0.0.1:1", "http://[::1]:12111", "https://stripe.example"})
    void other_address_of_the_api_is_encrypted_or_on_this_machine(String url) {
        assertThat(read(valid("HEXPAY_STRIPE_API_URL", url)).stripe().api()).hasToString(url);
    }

    @Test
    void keys_and_secrets_are_not_printed() {
        assertThat(ConfigurationReader.read(VALID).toString()).doesNotContain("Secret", "whsec_");
        assertThat(read(VALID).toString()).doesNotContain("Secret", "whsec_");
    }
}
