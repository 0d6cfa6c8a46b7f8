package dev.hexpay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCommandTest {
    private static final String KEY = "ck_sandbox_" + "0".repeat(32);

    @TempDir
    private Path dataDir;

    @ParameterizedTest
    @CsvSource({
        "25.005, eur, AMOUNT must have at most 2 decimals in EUR",
        "1500.5, jpy, AMOUNT must have at most 0 decimals in JPY",
        "25.0005, kwd, AMOUNT must have at most 3 decimals in KWD",
        "'25,00', eur, AMOUNT must be an amount such as 25.00",
        "1e3, eur, AMOUNT must be an amount such as 25.00",
        "0.00, eur, AMOUNT must be more than 0",
        "25.00, euro, CURRENCY must be an ISO 4217 currency code such as usd",
    })
    void amount_that_is_not_exact_is_an_error(String amount, String currency, String error) {
        assertThat(errorsOf("link", amount, currency, "Tea")).containsExactly("hexpay: " + error);
    }

    @Test
    void all_errors_are_reported_together() {
        assertThat(errorsOf("link", "1.005", "eur", " ", "--customer", " ", "--expires-in", "soon"))
                .containsExactly(
                        "hexpay: AMOUNT must have at most 2 decimals in EUR",
                        "hexpay: DESCRIPTION must not be blank",
                        "hexpay: --customer must not be blank",
                        "hexpay: --expires-in must be a number of minutes, hours or days, such as 30m, 24h or 7d");
    }

    @Test
    void without_a_key_and_a_server_the_error_says_what_to_do() {
        assertThat(errorsOf("link", "25.00", "eur", "Tea"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("hexpay: no server runs on " + dataDir + ": start one with ./hexpay serve"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server", "--url"})
    void server_that_is_named_needs_a_key(String option) {
        assertThat(errorsOf("link", "25.00", "eur", "Tea", option, "http://127.0.0.1:1"))
                .containsExactly(
                        "hexpay: HEXPAY_API_KEY is missing: create a key with ./hexpay keys create --mode sandbox");
    }

    @Test
    void key_of_the_sandbox_creates_no_live_link_and_the_other_way_round() {
        assertThat(errorsOf("link", "25.00", "eur", "Tea", "--mode", "live", "--key", KEY))
                .containsExactly("hexpay: HEXPAY_API_KEY must be a key of live mode:"
                        + " create one with ./hexpay keys create --mode live");
        assertThat(errorsOf("link", "25.00", "eur", "Tea", "--key", "ck_live_" + "0".repeat(32)))
                .containsExactly("hexpay: HEXPAY_API_KEY must be a key of the sandbox:"
                        + " create one with ./hexpay keys create --mode sandbox");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"link 25.00 eur Tea", "trigger payment_link.created", "listen --forward-to http://localhost:4"})
    void default_server_is_the_configured_one(String command) {
        Map<String, String> port = Map.of("HEXPAY_API_KEY", KEY, "HEXPAY_PORT", "1");
        Map<String, String> url = Map.of("HEXPAY_API_KEY", KEY, "HEXPAY_PUBLIC_URL", "http://127.0.0.1:2");
        Map<String, String> wrong = Map.of("HEXPAY_API_KEY", KEY, "HEXPAY_PORT", "eighty");

        assertThat(CommandOutput.of(port, command.split(" ")).err())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("hexpay: no server answers at http://localhost:1"));
        assertThat(CommandOutput.of(url, command.split(" ")).err())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("hexpay: no server answers at http://127.0.0.1:2"));
        assertThat(CommandOutput.of(wrong, command.split(" ")).err())
                .containsExactly("hexpay: HEXPAY_PORT must be a whole number between 1 and 65535");
    }

    private List<String> errorsOf(String... arguments) {
        CommandOutput output = CommandOutput.of(Map.of("HEXPAY_DATA_DIR", dataDir.toString()), arguments);
        assertThat(output.exitCode()).isEqualTo(1);
        assertThat(output.out()).isEmpty();
        return output.err();
    }
}
