package dev.hexpay.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlsTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/hexpay?user=h&password=hush, jdbc:postgresql://db/hexpay?user=h&password=***",
        "jdbc:postgresql://db/hexpay?password=hush&ssl=true, jdbc:postgresql://db/hexpay?password=***&ssl=true",
        "jdbc:postgresql://db/hexpay?password=hu;sh&ssl=true, jdbc:postgresql://db/hexpay?password=***&ssl=true",
        "jdbc:postgresql://db/hexpay?sslPassword = hush, jdbc:postgresql://db/hexpay?sslPassword =***",
        "jdbc:postgresql://db/hexpay?clientSecret=hush&x=1, jdbc:postgresql://db/hexpay?clientSecret=***&x=1",
        "jdbc:postgresql://db/hexpay?API_KEY=hush&token=hush, jdbc:postgresql://db/hexpay?API_KEY=***&token=***",
        "jdbc:postgresql://db/hexpay?awsCredential=hush, jdbc:postgresql://db/hexpay?awsCredential=***",
        "jdbc:postgresql://db/hexpay?user=h;password=hush, jdbc:postgresql://db/hexpay?user=***",
        "jdbc:postgresql://db/hexpay?password:hush, jdbc:postgresql://db/hexpay?***",
        "jdbc:postgresql://db/hexpay?password:hush=1, jdbc:postgresql://db/hexpay?***",
        "jdbc:postgresql://db/hexpay;user=h;password=hush, jdbc:postgresql://db/hexpay;user=***",
        "'jdbc:postgresql://db/hexpay,password=hush', 'jdbc:postgresql://db/hexpay,password=***'",
        "jdbc:postgresql://ada:hush@db:5432/hexpay, jdbc:postgresql://***@db:5432/hexpay",
        "jdbc:postgresql://ada:hu@sh@db/hexpay?ssl=true, jdbc:postgresql://***@db/hexpay?ssl=true",
        "jdbc:postgresql://ada:hu/sh@db/hexpay, jdbc:postgresql://***@db/hexpay",
        "jdbc:postgresql:ada:hush@db/hexpay, jdbc:postgresql:***@db/hexpay",
        "jdbc:postgresql://ada:hu?sh@db/hexpay, jdbc:postgresql://***",
        "jdbc:postgresql://ada:hu&x=sh@db/hexpay, jdbc:postgresql://***",
        "jdbc:postgresql://db/hexpay?password=hu@sh, jdbc:postgresql://***",
        "jdbc:h2:file:/data/hexpay;PASSWORD=hush;CACHE_SIZE=9, jdbc:h2:file:/data/hexpay;PASSWORD=***;CACHE_SIZE=9",
        "jdbc:h2:mem:hexpay;PASSWORD=hu&sh;CACHE_SIZE=9, jdbc:h2:mem:hexpay;PASSWORD=***;CACHE_SIZE=9",
        "jdbc:h2:mem:hexpay;PASSWORD=hu\\;sh;CACHE_SIZE=9, jdbc:h2:mem:hexpay;PASSWORD=***;CACHE_SIZE=9",
        "jdbc:h2:mem:hexpay;PASSWORD=hush\\, jdbc:h2:mem:hexpay;PASSWORD=***",
        "jdbc:h2:mem:hexpay;INIT=CREATE USER a PASSWORD 'hush', jdbc:h2:mem:hexpay;INIT=***",
        "jdbc:h2:tcp://ada:hush@db/hexpay, jdbc:h2:tcp://***@db/hexpay",
        "postgresql://ada:hush@db/hexpay, ***"
    })
    void secrets_in_a_url_are_masked(String url, String masked) {
        assertThat(JdbcUrls.masked(url)).isEqualTo(masked).doesNotContain("hu", "sh@", "sh;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db:5432,[::1]:5433/hexpay?sslmode=verify-full&targetServerType=primary",
                "jdbc:postgresql:hexpay",
                "jdbc:postgresql:///hexpay",
                "jdbc:h2:file:/var/lib/hexpay/data/hexpay;CACHE_SIZE=9",
                "jdbc:h2:file:C:\\hexpay\\data;CACHE_SIZE=9",
                "jdbc:h2:mem:hexpay",
                "jdbc:h2:tcp://localhost:9092/~/hexpay"
            })
    void url_without_secrets_is_shown_as_it_is_and_accepted(String url) {
        assertThat(JdbcUrls.masked(url)).isEqualTo(url);
        assertThat(JdbcUrls.isParsable(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://ada:hush@db/hexpay",
                "jdbc:postgresql://ada@db/hexpay",
                "jdbc:postgresql://ada:hu/sh@db/hexpay",
                "jdbc:postgresql://ada:hu?sh@db/hexpay",
                "jdbc:postgresql:ada:hush@db/hexpay",
                "jdbc:postgresql://db/hexpay/x?password=hush",
                "jdbc:h2:tcp://ada:hush@db/hexpay"
            })
    void url_that_a_driver_would_quote_with_its_password_is_not_parsable(String url) {
        assertThat(JdbcUrls.isParsable(url)).isFalse();
    }

    @Test
    void database_does_not_print_a_password_in_its_url() {
        assertThat(new Configuration.Database(
                        "jdbc:postgresql://db/x?password=hush", "ada", "hush", 10, Duration.ofSeconds(10)))
                .hasToString("Database[jdbc:postgresql://db/x?password=***]");
    }
}
