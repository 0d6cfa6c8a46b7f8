package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.bootstrap.config.ConfigurationReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresqlOptionsTest {
    private static final String URL = "jdbc:postgresql://db/hexpay";

    private final PostgresqlOptions options = new PostgresqlOptions(Duration.ofSeconds(10));

    @Test
    void longest_call_ends_within_30_seconds_by_default() {
        Duration timeout = ConfigurationReader.read(Map.of()).database().timeout();

        assertThat(new PostgresqlOptions(timeout).longestCall()).isLessThan(Duration.ofSeconds(30));
        assertThat(options.longestCall()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void every_wait_of_the_driver_has_an_end() {
        assertThat(options.properties(URL))
                .containsEntry("socketTimeout", "10")
                .containsEntry("connectTimeout", "5")
                .containsEntry("loginTimeout", "5")
                .containsEntry("cancelSignalTimeout", "5")
                .containsEntry("tcpKeepAlive", "true");
        assertThat(new PostgresqlOptions(Duration.ofSeconds(1)).properties(URL)).containsEntry("connectTimeout", "1");
    }

    @Test
    void login_has_time_for_every_host_of_which_all_but_the_last_do_not_respond() {
        assertThat(options.properties("jdbc:postgresql://a:5432,b:5433/hexpay?targetServerType=primary"))
                .containsEntry("loginTimeout", "25")
                .containsEntry("connectTimeout", "5");
        assertThat(options.properties("jdbc:postgresql://a,b,c/hexpay?options=-c%20search_path=x,y"))
                .containsEntry("loginTimeout", "45");
    }

    @Test
    void messages_of_the_driver_do_not_contain_rows() {
        assertThat(options.properties(URL)).containsEntry("logServerErrorDetail", "false");
    }

    @Test
    void session_ends_statements_and_locks_before_the_driver_gives_up() {
        assertThat(URLDecoder.decode(options.withSessionSettings(URL), StandardCharsets.UTF_8))
                .isEqualTo(URL + "?options=-c lock_timeout=7000 -c statement_timeout=8000"
                        + " -c idle_in_transaction_session_timeout=30000 -c synchronous_commit=on");
    }

    @Test
    void setting_whose_name_ends_like_another_does_not_replace_it() {
        String given = URL + "?options=-c%20deadlock_timeout=2s";

        assertThat(URLDecoder.decode(options.withSessionSettings(given), StandardCharsets.UTF_8))
                .contains("-c lock_timeout=7000");
    }

    @Test
    void settings_in_the_url_of_the_operator_are_kept() {
        String given = URL + "?options=-c%20lock_timeout=1s%20-c%20search_path=pay&sslmode=require";

        assertThat(URLDecoder.decode(options.withSessionSettings(given), StandardCharsets.UTF_8))
                .isEqualTo(URL + "?options=-c lock_timeout=1s -c search_path=pay -c statement_timeout=8000"
                        + " -c idle_in_transaction_session_timeout=30000 -c synchronous_commit=on&sslmode=require");
        assertThat(options.withSessionSettings(URL + "?sslmode=require"))
                .startsWith(URL + "?sslmode=require&options=-c");
    }
}
