package dev.hexpay.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.limit.LimitSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingTest {
    private static final List<String> HEADER = List.of("| variable | default | meaning |", "| --- | --- | --- |");

    @Test
    void readme_table_has_exactly_the_settings() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "README.md")).stream()
                .dropWhile(line -> !line.equals(HEADER.get(0)))
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(rows).startsWith(HEADER.toArray(String[]::new));
        assertThat(rows.subList(HEADER.size(), rows.size()))
                .containsExactlyElementsOf(
                        Arrays.stream(Setting.values()).map(SettingTest::row).toList());
    }

    private static String row(Setting setting) {
        return "| `%s` | %s | %s |"
                .formatted(
                        setting.variable(),
                        setting.defaultDescription(),
                        setting.meaning().replace("|", "\\|"));
    }

    @Test
    void start_without_settings_shows_the_defaults() {
        assertThat(ConfigurationReader.read(Map.of()).masked())
                .hasSize(Setting.values().length)
                .containsEntry("HEXPAY_HOST", "127.0.0.1")
                .containsEntry("HEXPAY_PORT", "8080")
                .containsEntry("HEXPAY_PUBLIC_URL", "http://localhost:8080")
                .containsEntry("HEXPAY_DATA_DIR", "data")
                .containsEntry("HEXPAY_DATABASE_USER", "sa")
                .containsEntry("HEXPAY_DATABASE_PASSWORD", "(none)")
                .containsEntry("HEXPAY_DATABASE_POOL", "10")
                .containsEntry("HEXPAY_DATABASE_TIMEOUT", "10")
                .containsEntry("HEXPAY_MASTER_KEY", "(stored in the data directory)")
                .containsEntry("HEXPAY_SELLER_NAME", "My company")
                .containsEntry("HEXPAY_SELLER_ADDRESS", "(none)")
                .containsEntry("HEXPAY_SMTP_URL", "(files in the data directory)")
                .containsEntry("HEXPAY_MAIL_FROM", "(the seller's e-mail, else no-reply@ the public host)")
                .containsEntry("HEXPAY_REVERSE_CHARGE_ON_OPEN_LINKS", "on")
                .containsEntry("HEXPAY_LINK_TOKENS", "routed")
                .containsEntry("HEXPAY_SANDBOX_PROVIDER", "built-in")
                .containsEntry("HEXPAY_STRIPE_KEY_LIVE", "(none)")
                .containsEntry("HEXPAY_STRIPE_API_URL", "https://api.stripe.com")
                .containsEntry("HEXPAY_TAX", "table")
                .containsEntry("HEXPAY_METRICS", "off")
                .containsEntry("HEXPAY_METRICS_TOKEN", "(none)")
                .containsEntry("HEXPAY_LOG", "text");
    }

    @Test
    void default_limits_are_those_of_the_http_adapter() {
        assertThat(ConfigurationReader.read(Map.of()).limits()).isEqualTo(LimitSettings.DEFAULT);
    }

    @Test
    void start_shows_each_given_value_under_its_own_name() {
        Map<String, String> given = Map.ofEntries(
                Map.entry("HEXPAY_HOST", "0.0.0.0"),
                Map.entry("HEXPAY_PORT", "9000"),
                Map.entry("HEXPAY_PUBLIC_URL", "https://pay.example.com"),
                Map.entry("HEXPAY_DATA_DIR", "files"),
                Map.entry("HEXPAY_DATABASE_URL", "jdbc:postgresql://db:5433/hexpay?sslmode=require"),
                Map.entry("HEXPAY_DATABASE_USER", "ada"),
                Map.entry("HEXPAY_DATABASE_POOL", "20"),
                Map.entry("HEXPAY_DATABASE_TIMEOUT", "5"),
                Map.entry("HEXPAY_SANDBOX_PROVIDER", "stripe"),
                Map.entry("HEXPAY_STRIPE_PUBLISHABLE_KEY_LIVE", "pk_live_Page"),
                Map.entry("HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX", "pk_test_Page"),
                Map.entry("HEXPAY_STRIPE_API_URL", "http://127.0.0.1:12111"),
                Map.entry("HEXPAY_TAX", "stripe"),
                Map.entry("HEXPAY_SELLER_NAME", "Acme GmbH"),
                Map.entry("HEXPAY_SELLER_ADDRESS", "Invalidenstr. 117 | 10115 Berlin"),
                Map.entry("HEXPAY_SELLER_COUNTRY", "DE"),
                Map.entry("HEXPAY_SELLER_TAX_ID", "DE136695976"),
                Map.entry("HEXPAY_SELLER_EMAIL", "billing@acme.example"),
                Map.entry("HEXPAY_SELLER_TIME_ZONE", "Europe/Madrid"),
                Map.entry("HEXPAY_TAX_REGISTRATIONS", "CH,GB"),
                Map.entry("HEXPAY_TAX_RATES_FILE", "rates.csv"),
                Map.entry("HEXPAY_REVERSE_CHARGE_ON_OPEN_LINKS", "off"),
                Map.entry("HEXPAY_SMTP_URL", "smtp://mail.example.com:25"),
                Map.entry("HEXPAY_MAIL_FROM", "receipts@acme.example"),
                Map.entry("HEXPAY_SANDBOX_MAIL_TO", "ada@example.com,example.org"),
                Map.entry("HEXPAY_RATE_LIMIT", "500/10s"),
                Map.entry("HEXPAY_RATE_LIMIT_ADDRESS", "50/s"),
                Map.entry("HEXPAY_RATE_LIMIT_WRONG_KEYS", "off"),
                Map.entry("HEXPAY_RATE_LIMIT_DECLINES", "10/5m"),
                Map.entry("HEXPAY_RATE_LIMIT_SEND", "2/h"),
                Map.entry("HEXPAY_CONNECTIONS_PER_ADDRESS", "64"),
                Map.entry("HEXPAY_EVENT_RETENTION_DAYS", "45"),
                Map.entry("HEXPAY_TRUSTED_PROXIES", "10.0.0.0/8,192.0.2.1/32"),
                Map.entry("HEXPAY_LINK_TOKENS", "short"),
                Map.entry("HEXPAY_OPERATOR", "9443"),
                Map.entry("HEXPAY_METRICS", "[::1]:9090"),
                Map.entry("HEXPAY_LOG", "json"));

        Map<String, String> secret = Map.of(
                "HEXPAY_DATABASE_PASSWORD", "hush",
                "HEXPAY_METRICS_TOKEN", "a-token-for-the-scraper",
                "HEXPAY_MASTER_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "HEXPAY_STRIPE_KEY_LIVE", "rk_live_Secret",
                "HEXPAY_STRIPE_KEY_SANDBOX", "sk_test_Secret",
                "HEXPAY_STRIPE_WEBHOOK_SECRET_LIVE", "whsec_Secret",
                "HEXPAY_STRIPE_WEBHOOK_SECRET_SANDBOX", "whsec_Secret");
        Map<String, String> environment = new HashMap<>(given);
        environment.putAll(secret);

        assertThat(ConfigurationReader.read(environment).masked())
                .containsAllEntriesOf(given)
                .hasSize(environment.size())
                .allSatisfy((name, shown) ->
                        assertThat(shown.equals("(set)")).as(name).isEqualTo(secret.containsKey(name)));
    }
}
