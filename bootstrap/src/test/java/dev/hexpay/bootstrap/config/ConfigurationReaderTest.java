package dev.hexpay.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "HEXPAY_PROT, 8080"
    })
    void a_wrong_setting_is_refused_by_its_name_and_without_its_value(String name, String value) {
        assertThatThrownBy(() -> ConfigurationReader.read(Map.of(name, value)))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(name + " ")
                .hasMessageNotContaining("secret");
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
