package dev.hexpay.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.AttemptResult.Cause;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certificates are verified. Only the sandbox can call a receiver of this machine; the client of live mode is made by the
 * same method, with the same TLS.
 */
class TlsTest {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

    @TempDir
    static Path directory;

    private static SSLContext tls;

    private final List<String> serverNames = new CopyOnWriteArrayList<>();

    /** A certificate for receiver.test that signs itself, and a client that trusts it. */
    @BeforeAll
    static void make_a_certificate() throws Exception {
        Path store = directory.resolve("receiver.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver.test",
                        "-ext",
                        "san=dns:receiver.test",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        tls = SSLContexts.custom()
                .loadKeyMaterial(store.toFile(), PASSWORD, PASSWORD)
                .loadTrustMaterial(store.toFile(), PASSWORD)
                .build();
    }

    private Receiver receiver(Receiver.Behavior behavior) throws IOException {
        SSLServerSocket server = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        return Receiver.at(server, (it, client) -> {
            SSLSocket secured = (SSLSocket) client;
            secured.startHandshake();
            ((ExtendedSSLSession) secured.getSession())
                    .getRequestedServerNames()
                    .forEach(name -> serverNames.add(((SNIHostName) name).getAsciiName()));
            behavior.handle(it, client);
        });
    }

    private Receiver receiver() throws IOException {
        return receiver((it, client) -> {
            it.read(client);
            Receiver.send(client, NO_CONTENT);
        });
    }

    private static HttpWebhookSender trusting(SSLContext trusted) {
        return new HttpWebhookSender(
                Senders.ELSEWHERE, host -> new InetAddress[] {InetAddress.getLoopbackAddress()}, trusted);
    }

    @Test
    void server_name_and_host_are_those_of_the_url() throws Exception {
        try (Receiver receiver = receiver();
                HttpWebhookSender sender = trusting(tls)) {
            for (String url : List.of("https://receiver.test:%s/a", "https://Receiver.TEST.:%s/a")) {
                assertThat(Senders.sent(sender, Mode.SANDBOX, String.format(url, receiver.port())))
                        .isEqualTo(new Response(204, null, ""));
            }
            assertThat(serverNames).containsExactly("receiver.test", "receiver.test");
            assertThat(receiver.requests())
                    .allMatch(request -> request.contains("\r\nHost: receiver.test:" + receiver.port() + "\r\n"));
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused() throws Exception {
        try (Receiver receiver = receiver();
                HttpWebhookSender sender = trusting(tls)) {
            for (String host : List.of("other.test", "a.receiver.test", "127.0.0.1", "localhost")) {
                assertThat(Senders.sent(sender, Mode.SANDBOX, "https://" + host + ":" + receiver.port() + "/"))
                        .isEqualTo(new NoResponse(Cause.TLS_FAILED));
            }
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void a_certificate_that_signs_itself_is_refused() throws Exception {
        try (Receiver receiver = receiver();
                HttpWebhookSender sender = trusting(SSLContexts.createDefault())) {
            assertThat(Senders.sent(sender, Mode.SANDBOX, "https://receiver.test:" + receiver.port() + "/"))
                    .isEqualTo(new NoResponse(Cause.TLS_FAILED));
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void a_receiver_without_tls_is_refused() throws Exception {
        try (Receiver receiver = Receiver.with((it, client) -> Receiver.send(client, NO_CONTENT));
                HttpWebhookSender sender = trusting(tls)) {
            assertThat(Senders.sent(sender, Mode.SANDBOX, "https://receiver.test:" + receiver.port() + "/"))
                    .isEqualTo(new NoResponse(Cause.TLS_FAILED));
        }
    }

    @Test
    void a_receiver_that_reads_nothing_ends_in_time_and_frees_the_thread() throws Exception {
        try (Receiver receiver = receiver((it, client) -> it.hang());
                HttpWebhookSender sender = trusting(tls)) {
            Request large = new Request(
                    new WebUrl("https://receiver.test:" + receiver.port() + "/"), Map.of(), "x".repeat(30_000_000));

            assertThat(sender.send(Mode.SANDBOX, List.of(large)).get(0).result())
                    .isEqualTo(new NoResponse(Cause.TIMED_OUT));
            for (int i = 0; isWriting() && i < 300; i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(isWriting()).isFalse();
        }
    }

    /** Whether a thread of a sender is inside of TLS. */
    private static boolean isWriting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("webhook"))
                .flatMap(thread -> List.of(thread.getValue()).stream())
                .anyMatch(frame -> frame.getClassName().startsWith("sun.security.ssl"));
    }
}
