package dev.hexpay.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.tax.TaxRegistrations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
    @Test
    void nothing_set_is_a_server_on_this_machine_with_an_embedded_database() {
        Configuration configuration = ConfigurationReader.read(Map.of("PATH", "/bin"));

        assertThat(configuration.host()).isEqualTo("127.0.0.1");
        assertThat(configuration.port()).isEqualTo(8080);
        assertThat(configuration.publicUrl()).isEqualTo("http://localhost:8080");
        assertThat(configuration.database().url()).matches("jdbc:h2:file:/.*/data/hexpay");
    }

    @Test
    void the_public_address_follows_the_port_and_ends_without_a_slash() {
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
        "HEXPAY_DATABASE_URL, jdbc:mysql://localhost/hexpay",
        "HEXPAY_DATABASE_POOL, 1",
        "HEXPAY_MASTER_KEY, secret",
        "HEXPAY_MASTER_KEY, c2hvcnQ=",
        "HEXPAY_SMTP_URL, mail.example.com",
        "HEXPAY_SMTP_URL, smtp://ada:secret@mail.example.com/path",
        "HEXPAY_MAIL_FROM, secret",
        "HEXPAY_LOG, xml",
        "HEXPAY_SELLER_COUNTRY, Germany",
        "HEXPAY_SELLER_COUNTRY, de",
        "HEXPAY_SELLER_EMAIL, secret",
        "HEXPAY_SELLER_TAX_ID, 123456789012345678901234567890123456789012345678901",
        "HEXPAY_TAX_REGISTRATIONS, DE",
        "HEXPAY_PROT, 8080"
    })
    void a_wrong_setting_is_refused_by_its_name_and_without_its_value(String name, String value) {
        assertThatThrownBy(() -> ConfigurationReader.read(Map.of(name, value)))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(name + " ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "DE;FR", "DE,", "gb", "DE,Europe"})
    void registrations_are_countries_and_the_one_stop_shop(String words) {
        assertThatThrownBy(() -> ConfigurationReader.read(
                        Map.of("HEXPAY_SELLER_COUNTRY", "DE", "HEXPAY_TAX_REGISTRATIONS", words)))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("HEXPAY_TAX_REGISTRATIONS must be");
    }

    @Test
    void the_seller_is_read_as_invoices_print_it() {
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
                        new EmailAddress("billing@acme.example")));
        assertThat(configuration.tax().registrations().countries()).hasSize(28).contains("GB", "FR");
        assertThat(configuration.tax().ratesFile()).isNull();
    }

    @Test
    void a_seller_of_whom_nothing_is_said_has_a_name_for_payers_only() {
        Configuration configuration = ConfigurationReader.read(Map.of());

        assertThat(configuration.sellerName()).isEqualTo("My company");
        assertThat(configuration.seller().name()).isNull();
        assertThat(configuration.seller().country()).isNull();
        assertThat(configuration.tax().registrations()).isEqualTo(TaxRegistrations.NONE);
    }

    @Test
    void the_password_of_the_mail_server_is_not_printed() {
        Configuration configuration =
                ConfigurationReader.read(Map.of("HEXPAY_SMTP_URL", "smtps://ada:secret@mail.example.com"));

        assertThat(configuration.masked()).containsEntry("HEXPAY_SMTP_URL", "smtps://ada:***@mail.example.com:465");
        assertThat(configuration.toString()).doesNotContain("secret");
    }

    @Test
    void all_wrong_settings_are_told_at_once() {
        assertThatThrownBy(() -> ConfigurationReader.read(Map.of("HEXPAY_PORT", "x", "HEXPAY_LOG", "y")))
                .hasMessageContaining("HEXPAY_PORT")
                .hasMessageContaining("HEXPAY_LOG");
    }

    @Test
    void secrets_are_masked_when_the_settings_are_shown() {
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
