package dev.hexpay.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile URLs, and what happens to each. A listener on all addresses of this machine is never reached. The table in
 * hostile-urls.txt is the result; the first two words of a line are the mode and the URL.
 */
class HostileUrlsTest {
    private static final String TABLE = "hostile-urls.txt";

    /** What the names of the tests resolve to. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "loopback.test", List.of("127.0.0.1"),
            "loopback6.test", List.of("::1"),
            "metadata.test", List.of("169.254.169.254"),
            "mapped.test", List.of("::ffff:127.0.0.1"),
            "nat64.test", List.of("64:ff9b::7f00:1"),
            "mixed.test", List.of("93.184.215.14", "127.0.0.1"),
            "mixed6.test", List.of("2606:2800:21f:cb07:6820:80da:af6b:8b2c", "fd00:ec2::254"),
            "self.test", List.of("203.0.114.7"));

    private final AtomicInteger lookups = new AtomicInteger();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private Receiver forbidden;
    private OwnServer own;
    private NameLookups names;
    private HttpWebhookSender sender;

    @BeforeEach
    void start() throws IOException {
        ServerSocket everywhere = new ServerSocket();
        everywhere.bind(new InetSocketAddress((InetAddress) null, 0));
        forbidden = Receiver.at(everywhere, (receiver, client) -> receiver.read(client));
        own = new OwnServer(
                new WebUrl("https://pay.hexpay.example"),
                Set.of(forbidden.port()),
                Set.of(InetAddress.getByName("203.0.114.7")));
        names = new NameLookups(this::addressesOf);
        sender = new HttpWebhookSender(own, this::addressesOf, SSLContexts.createDefault());
    }

    @AfterEach
    void stop() throws IOException {
        sender.close();
        names.close();
        forbidden.close();
    }

    /** The JDK reads addresses and localhost; all other names are those of the test. */
    private InetAddress[] addressesOf(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        if (host.equals("rebinding.test")) {
            // Public when the endpoint is created, inner when it is called.
            return Senders.addresses(asked.merge(host, 1, Integer::sum) == 1 ? "93.184.215.14" : "127.0.0.1");
        }
        if (host.matches("[0-9.]+|\\[.*]|localhost")) {
            return InetAddress.getAllByName(host);
        }
        List<String> known = NAMES.get(host);
        if (known == null) {
            throw new UnknownHostException(host);
        }
        return Senders.addresses(known.toArray(String[]::new));
    }

    @Test
    void hostile_urls_never_reach_the_listener() throws IOException {
        List<String> expected = table();
        List<String> actual = new ArrayList<>();
        for (String line : expected) {
            if (line.startsWith("#") || line.isBlank()) {
                actual.add(line);
            } else {
                String[] words = line.split(" +", 3);
                actual.add(row(words[0], words[1]));
            }
        }

        // To accept it, copy it to the resources.
        Files.write(Path.of("target", TABLE), actual);

        assertThat(forbidden.connections()).isZero();
        assertThat(String.join("\n", actual)).isEqualTo(String.join("\n", expected));
    }

    /** Mode and URL; the objection when the endpoint is created; the check of the connection alone; what is sent. */
    private String row(String modeName, String template) throws UnknownHostException {
        Mode mode = modeName.equals("live") ? Mode.LIVE : Mode.SANDBOX;
        String url = template.replace("{port}", Integer.toString(forbidden.port()));
        WebUrl webUrl;
        try {
            webUrl = new WebUrl(url);
        } catch (InvalidValueException e) {
            return line(modeName, template, "not a URL with a host", "-", "-");
        }
        String objection =
                sender.objectionTo(mode, webUrl).map(HostileUrlsTest::shortened).orElse("none");
        String resolved = resolved(mode, webUrl);
        return line(modeName, template, objection, resolved, Senders.describe(Senders.sent(sender, mode, url)));
    }

    private static String line(String mode, String url, String objection, String resolved, String sent) {
        return String.format("%-7s %-44s | %-21s | %-13s | %s", mode, url, objection, resolved, sent);
    }

    private String resolved(Mode mode, WebUrl url) throws UnknownHostException {
        try {
            Target target = Target.of(URI.create(url.ascii()));
            return new CheckedResolver(mode, own, names)
                    .resolve(target.host(), target.port()).stream()
                            .map(address -> address.getAddress().getHostAddress())
                            .collect(Collectors.joining(" "));
        } catch (CheckedResolver.RefusedAddress e) {
            return "refused";
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static String shortened(String objection) {
        return Stream.of("https", "fragment", "port", "URL of this server", "host")
                .filter(objection::contains)
                .findFirst()
                .orElse(objection);
    }

    private static List<String> table() throws IOException {
        try (InputStream in = HostileUrlsTest.class.getResourceAsStream(TABLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void a_redirect_is_a_response_and_is_not_followed(int status) throws IOException {
        for (String location : List.of(
                "http://127.0.0.1:" + forbidden.port() + "/",
                "//localhost:" + forbidden.port() + "/",
                "https://[::1]:" + forbidden.port() + "/")) {
            try (Receiver redirecting = Receiver.responding("HTTP/1.1 " + status + " Moved\r\nLocation: " + location
                            + "\r\nContent-Length: 0\r\n\r\n");
                    HttpWebhookSender other = Senders.real()) {
                assertThat(Senders.describe(Senders.sent(other, Mode.SANDBOX, redirecting.url())))
                        .isEqualTo("status " + status);
                assertThat(redirecting.connections()).isEqualTo(1);
            }
        }
        assertThat(forbidden.connections()).isZero();
    }

    @Test
    void a_redirect_by_another_header_or_by_html_is_not_followed() throws IOException {
        String url = "http://127.0.0.1:" + forbidden.port() + "/";
        try (Receiver redirecting = Receiver.responding("HTTP/1.1 200 OK\r\nRefresh: 0;url=" + url
                        + "\r\nAlt-Svc: http/1.1=\":" + forbidden.port() + "\"\r\nConnection: close\r\n\r\n"
                        + "<meta http-equiv=refresh content='0;url=" + url + "'>");
                HttpWebhookSender other = Senders.real()) {
            Senders.sent(other, Mode.SANDBOX, redirecting.url());
            Senders.sent(other, Mode.SANDBOX, redirecting.url());
        }
        assertThat(forbidden.connections()).isZero();
    }

    @Test
    void the_host_is_resolved_once_and_what_was_checked_is_connected() throws IOException {
        try (Receiver allowed = Receiver.responding("HTTP/1.1 204 No Content\r\n\r\n");
                HttpWebhookSender changing = Senders.with(host -> {
                    lookups.incrementAndGet();
                    return Senders.addresses(lookups.get() % 2 == 1 ? "127.0.0.1" : "169.254.169.254");
                })) {
            String url = "http://changing.test:" + allowed.port() + "/";

            assertThat(Senders.describe(Senders.sent(changing, Mode.SANDBOX, url)))
                    .isEqualTo("status 204");
            assertThat(lookups).hasValue(1);
            assertThat(Senders.describe(Senders.sent(changing, Mode.SANDBOX, url)))
                    .isEqualTo("not a public address");
            assertThat(lookups).hasValue(2);
            assertThat(allowed.connections()).isEqualTo(1);
            assertThat(allowed.requests().get(0)).contains("\r\nHost: changing.test:" + allowed.port() + "\r\n");
        }
    }
}
