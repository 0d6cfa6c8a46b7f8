package dev.hexpay.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.bootstrap.config.ConfigurationReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PublicUrlAndMailCheckTest {
    private static String urlCheck(Map<String, String> settings) {
        return new PublicUrlCheck(ConfigurationReader.read(settings))
                .run()
                .get(0)
                .line();
    }

    private static String mailCheck(String smtp) {
        return new MailCheck(ConfigurationReader.read(Map.of("HEXPAY_SMTP_URL", smtp)))
                .run()
                .get(0)
                .line();
    }

    @ParameterizedTest
    @CsvSource({
        "https://pay.example.com, ok",
        "http://localhost:8080,   ok",
        "http://127.0.0.1:8080,   ok",
        "http://[::1]:8080,       ok",
        "http://pay.example.com,  fix",
        "http://10.0.0.1,         fix"
    })
    void public_url_is_encrypted_or_of_this_machine(String url, String verdict) {
        assertThat(urlCheck(Map.of("HEXPAY_PUBLIC_URL", url)))
                .startsWith(verdict)
                .contains(url);
    }

    @Test
    void public_url_of_live_payments_is_not_of_this_machine() {
        Map<String, String> live =
                Map.of("HEXPAY_STRIPE_KEY_LIVE", "sk_live_Key", "HEXPAY_STRIPE_PUBLISHABLE_KEY_LIVE", "pk_live_Key");

        assertThat(urlCheck(live)).startsWith("fix public URL: http://localhost:8080 is only this machine");
    }

    @Test
    void mail_without_a_server_is_files() {
        assertThat(new MailCheck(ConfigurationReader.read(Map.of()))
                        .run()
                        .get(0)
                        .line())
                .startsWith("ok  mail: receipts are files in ");
    }

    @Test
    void mail_server_that_accepts_a_session_is_ok() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> greet(server), "smtp");
            thread.setDaemon(true);
            thread.start();

            assertThat(mailCheck("smtp://127.0.0.1:" + server.getLocalPort()))
                    .isEqualTo("ok  mail: smtp://127.0.0.1:" + server.getLocalPort() + " accepts connections");
        }
    }

    private static void greet(ServerSocket server) {
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            client.getOutputStream().write("220 ready\r\n".getBytes(StandardCharsets.UTF_8));
            while (in.readLine() != null) {
                client.getOutputStream().write("250 ok\r\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The client is done.
        }
    }

    @Test
    void mail_server_that_is_not_reachable_is_to_be_fixed_without_its_password() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(mailCheck("smtp://ada:secret@127.0.0.1:" + port))
                .startsWith("fix mail: smtp://ada:***@127.0.0.1:" + port + " cannot be used: ")
                .contains("ConnectException", "HEXPAY_SMTP_URL")
                .doesNotContain("secret");
    }
}
