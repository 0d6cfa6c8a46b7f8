package dev.hexpay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:4000",
                "localhost",
                "/webhooks",
                "ftp://localhost:4000/",
                "http://",
                "http:///webhooks",
                "http:localhost:4000",
                "http://my_program:4000/",
                "http://user@localhost:4000/",
                "http://localhost:65536/",
                "http://localhost/a b",
                "http://localhost/\n",
                " "
            })
    void url_that_cannot_be_posted_to_is_an_error_at_the_start(String url) {
        assertThat(errorOf("listen", "--forward-to", url, "--server", "http://127.0.0.1:1"))
                .isEqualTo("hexpay: --forward-to must be an http or https URL, such as http://localhost:4000/webhooks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "localhost", "ftp://localhost:8080", "http://localhost:65536"})
    void server_that_is_no_url_is_an_error(String url) {
        assertThat(errorOf("trigger", "payment_link.created", "--server", url))
                .isEqualTo("hexpay: --server must be an http or https URL, such as http://localhost:8080");
    }

    @Test
    void server_that_does_not_run_is_an_error() {
        assertThat(errorOf("trigger", "payment_link.created", "--server", "http://127.0.0.1:1"))
                .isEqualTo("hexpay: no server answers at http://127.0.0.1:1");
    }

    private static String errorOf(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--api-key";
        all[arguments.length + 1] = "ck_sandbox_" + "0".repeat(32);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            assertThat(HexpayCommand.run(Map.of(), all)).isEqualTo(1);
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8).strip();
    }
}
