package dev.hexpay.adapter.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StripeSettingsTest {
    private static final StripeSettings SANDBOX_ONLY = StripeSettings.of(Map.of(Mode.SANDBOX, "rk_test_Secret"));

    @Test
    void a_key_of_the_other_mode_is_refused_without_being_shown() {
        assertThatThrownBy(() -> StripeSettings.of(Map.of(Mode.SANDBOX, "sk_live_Secret")))
                .hasMessageContaining("sk_test_")
                .hasMessageNotContaining("Secret");
        assertThatThrownBy(() -> StripeSettings.of(Map.of(Mode.LIVE, "sk_test_Secret")))
                .hasMessageContaining("sk_live_")
                .hasMessageNotContaining("Secret");
        assertThatThrownBy(() -> StripeSettings.of(Map.of(Mode.LIVE, "pk_live_Secret")))
                .hasMessageNotContaining("Secret");
    }

    @Test
    void a_publishable_key_is_one_of_its_mode() {
        StripeSettings settings = SANDBOX_ONLY.withPublishableKeys(Map.of(Mode.SANDBOX, "pk_test_Page"));

        assertThat(settings.publicKey(Mode.SANDBOX)).isEqualTo("pk_test_Page");
        assertThatThrownBy(() -> settings.publicKey(Mode.LIVE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SANDBOX_ONLY.withPublishableKeys(Map.of(Mode.SANDBOX, "pk_live_Page")))
                .hasMessageContaining("pk_test_")
                .hasMessageNotContaining("Page");
        assertThatThrownBy(() -> SANDBOX_ONLY.withPublishableKeys(Map.of(Mode.SANDBOX, "sk_test_Secret")))
                .hasMessageNotContaining("Secret");
    }

    @Test
    void a_key_is_not_printed() {
        assertThat(SANDBOX_ONLY.toString()).contains("SANDBOX").doesNotContain("Secret");
    }

    @Test
    void a_deadline_longer_than_the_lease_is_refused() {
        assertThatCode(() -> SANDBOX_ONLY.withDeadline(Duration.ofSeconds(50))).doesNotThrowAnyException();
        assertThatThrownBy(() -> SANDBOX_ONLY.withDeadline(Duration.ofSeconds(51)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SANDBOX_ONLY.withDeadline(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_mode_without_key_cannot_be_used() {
        StripeProvider provider = new StripeProvider(SANDBOX_ONLY, new SettableClock());
        Scope live = new Scope(Builders.aScope().organization(), Mode.LIVE);
        assertThatThrownBy(() -> provider.find(live, Builders.aChargeRequest(Builders.aTransactionId())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LIVE");
    }
}
