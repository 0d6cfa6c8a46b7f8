package dev.hexpay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        int exitCode;
        try {
            exitCode = HexpayCommand.run(
                    Map.of(),
                    "listen",
                    "--forward-to",
                    url,
                    "--server",
                    "http://127.0.0.1:1",
                    "--api-key",
                    "ck_sandbox_" + "0".repeat(32));
        } finally {
            System.setErr(before);
        }

        assertThat(exitCode).isEqualTo(1);
        assertThat(written.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("hexpay: --forward-to must be an http or https URL, such as http://localhost:4000/webhooks");
    }
}
