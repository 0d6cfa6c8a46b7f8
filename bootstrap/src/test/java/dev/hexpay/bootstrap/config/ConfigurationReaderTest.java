package dev.hexpay.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.tax.TaxRegistrations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
    @Test
    void defaults_are_localhost_and_an_embedded_database() {
        Configuration configuration = ConfigurationReader.read(Map.of("PATH", "/bin"));

        assertThat(configuration.host()).isEqualTo("127.0.0.1");
        assertThat(configuration.port()).isEqualTo(8080);
        assertThat(configuration.publicUrl()).isEqualTo("http://localhost:8080");
        assertThat(configuration.database().url()).matches("jdbc:h2:file:/.*/data/hexpay");
    }

    @Test
    void public_url_defaults_to_the_port_and_has_no_trailing_slash() {
        assertThat(ConfigurationReader.read(Map.of("HEXPAY_PORT", "9000")).publicUrl())
                .isEqualTo("http://localhost:9000");
        assertThat(ConfigurationReader.read(Map.of("HEXPAY_PUBLIC_URL", "https://pay.example.com/"))
                        .publicUrl())
                .isEqualTo("https://pay.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "HEXPAY_PORT, 0",
        "HEXPAY_PORT, 65536",
        "HEXPAY_PORT, 80a",
        "HEXPAY_PUBLIC_URL, pay.example.com",
        "HEXPAY_PUBLIC_URL, ftp://pay.example.com",
        "HEXPAY_PUBLIC_URL, https://pay.example.com?a=b",
        "HEXPAY_DATA_DIR, /var/lib/a;b",
        "HEXPAY_DATABASE_URL, jdbc:mysql://localhost/hexpay",
        "HEXPAY_DATABASE_URL, jdbc:postgresql://ada:secret@db/hexpay",
        "HEXPAY_DATABASE_POOL, 1",
        "HEXPAY_DATABASE_TIMEOUT, 1",
        "HEXPAY_MASTER_KEY, secret",
        "HEXPAY_MASTER_KEY, c2hvcnQ=",
        "HEXPAY_SMTP_URL, mail.example.com",
        "HEXPAY_SMTP_URL, smtp://ada:secret@mail.example.com/path",
        "HEXPAY_MAIL_FROM, secret",
        "HEXPAY_SANDBOX_MAIL_TO, not an address",
        "HEXPAY_SANDBOX_MAIL_TO, a@",
        "HEXPAY_RATE_LIMIT, 1000",
        "HEXPAY_RATE_LIMIT_ADDRESS, 0/s",
        "HEXPAY_RATE_LIMIT_WRONG_KEYS, none",
        "HEXPAY_RATE_LIMIT_DECLINES, 1/2d",
        "HEXPAY_RATE_LIMIT_SEND, -1/m",
        "HEXPAY_CONNECTIONS_PER_ADDRESS, 0",
        "HEXPAY_TRUSTED_PROXIES, proxy.example.com",
        "HEXPAY_TRUSTED_PROXIES, 10.0.0.0/40",
        "HEXPAY_LOG, xml",
        "HEXPAY_OPERATOR, yes",
        "HEXPAY_OPERATOR, 0",
        "HEXPAY_OPERATOR, 65536",
        "HEXPAY_OPERATOR, 8080",
        "HEXPAY_METRICS, on",
        "HEXPAY_METRICS, 0",
        "HEXPAY_METRICS, 65536",
        "HEXPAY_METRICS, 8080",
        "HEXPAY_METRICS, ::1:9090",
        "HEXPAY_METRICS_TOKEN, fifteen-charact",
        "HEXPAY_METRICS_TOKEN, sixteen characters",
        "HEXPAY_REVERSE_CHARGE_ON_OPEN_LINKS, no",
        "HEXPAY_SELLER_COUNTRY, Germany",
        "HEXPAY_SELLER_COUNTRY, de",
        "HEXPAY_SELLER_EMAIL, secret",
        "HEXPAY_SELLER_TIME_ZONE, Europe/Berlinn",
        "HEXPAY_SELLER_TIME_ZONE, +01:00",
        "HEXPAY_SELLER_TAX_ID, 123456789012345678901234567890123456789012345678901",
        "HEXPAY_TAX_REGISTRATIONS, DE",
        "HEXPAY_PROT, 8080"
    })
    void invalid_setting_is_reported_by_name_without_its_value(String name, String value) {
        assertThatThrownBy(() -> ConfigurationReader.read(Map.of(name, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(name + " ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "DE;FR", "DE,", "gb", "DE,Europe"})
    void registrations_reject_all_but_country_codes_and_eu_oss(String registrations) {
        assertThatThrownBy(() -> ConfigurationReader.read(
                        Map.of("HEXPAY_SELLER_COUNTRY", "DE", "HEXPAY_TAX_REGISTRATIONS", registrations)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("HEXPAY_TAX_REGISTRATIONS must be");
    }

    @Test
    void seller_settings_are_read() {
        Configuration configuration = ConfigurationReader.read(Map.of(
                "HEXPAY_SELLER_NAME", "Acme GmbH",
                "HEXPAY_SELLER_ADDRESS", "Invalidenstr. 117 | 10115 Berlin |",
                "HEXPAY_SELLER_COUNTRY", "DE",
                "HEXPAY_SELLER_TAX_ID", "DE136695976",
                "HEXPAY_SELLER_EMAIL", "billing@acme.example",
                "HEXPAY_TAX_REGISTRATIONS", "GB, EU-OSS"));

        assertThat(configuration.seller())
                .isEqualTo(new Configuration.SellerSettings(
                        "Acme GmbH",
                        List.of("Invalidenstr. 117", "10115 Berlin"),
                        "DE",
                        "DE136695976",
                        new EmailAddress("billing@acme.example"),
                        new TimeZoneName("Europe/Berlin")));
        assertThat(configuration.tax().registrations().countries()).hasSize(28).contains("GB", "FR");
        assertThat(configuration.tax().ratesFile()).isNull();
    }

    @Test
    void time_zone_of_the_seller_is_the_setting_or_that_of_the_country() {
        Map<String, String> spain = Map.of("HEXPAY_SELLER_COUNTRY", "ES");
        Map<String, String> canaryIslands =
                Map.of("HEXPAY_SELLER_COUNTRY", "ES", "HEXPAY_SELLER_TIME_ZONE", "Atlantic/Canary");

        Configuration missing = ConfigurationReader.read(spain);
        assertThat(missing.seller().timeZone()).isNull();
        assertThat(missing.isSellerTimeZoneMissing()).isTrue();
        Configuration set = ConfigurationReader.read(canaryIslands);
        assertThat(set.seller().timeZone()).isEqualTo(new TimeZoneName("Atlantic/Canary"));
        assertThat(set.isSellerTimeZoneMissing()).isFalse();
        assertThat(ConfigurationReader.read(Map.of()).isSellerTimeZoneMissing()).isFalse();
        assertThat(ConfigurationReader.read(Map.of("HEXPAY_SELLER_TIME_ZONE", "Asia/Tokyo"))
                        .seller()
                        .timeZone())
                .isEqualTo(new TimeZoneName("Asia/Tokyo"));
    }

    @Test
    void unconfigured_seller_has_only_a_default_name() {
        Configuration configuration = ConfigurationReader.read(Map.of());

        assertThat(configuration.sellerName()).isEqualTo("My company");
        assertThat(configuration.seller().name()).isNull();
        assertThat(configuration.seller().country()).isNull();
        assertThat(configuration.tax().registrations()).isEqualTo(TaxRegistrations.NONE);
    }

    @Test
    void smtp_password_is_masked() {
        Configuration configuration =
                ConfigurationReader.read(Map.of("HEXPAY_SMTP_URL", "smtps://ada:secret@mail.example.com"));

        assertThat(configuration.masked()).containsEntry("HEXPAY_SMTP_URL", "smtps://ada:***@mail.example.com:465");
        assertThat(configuration.toString()).doesNotContain("secret");
    }

    @Test
    void all_invalid_settings_are_reported_at_once() {
        assertThatThrownBy(() -> ConfigurationReader.read(Map.of("HEXPAY_PORT", "x", "HEXPAY_LOG", "y")))
                .hasMessageContaining("HEXPAY_PORT")
                .hasMessageContaining("HEXPAY_LOG");
    }

    @Test
    void secrets_are_masked() {
        String key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        Configuration configuration = ConfigurationReader.read(Map.of(
                "HEXPAY_MASTER_KEY",
                key,
                "HEXPAY_DATABASE_PASSWORD",
                "hush",
                "HEXPAY_DATABASE_URL",
                "jdbc:postgresql://db/hexpay?user=h&password=hush2"));

        assertThat(configuration.toString()).doesNotContain(key).doesNotContain("hush");
        assertThat(configuration.masked()).containsEntry("HEXPAY_MASTER_KEY", "(set)");
    }
}
