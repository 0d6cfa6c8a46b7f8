package dev.hexpay.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the URL is, it is posted to as it is written, or has a result. */
class EveryUrlTest {
    private static final List<String> HOSTS = List.of(
            "shop.example",
            "SHOP.example.",
            "a--b.example",
            "8.8.8.8",
            "127.0.0.1",
            "1.2.3.04",
            "[::1]",
            "[2001:200::1]");

    /** What a path, a query or an address in brackets can consist of. */
    private static final List<String> PIECES = List.of(
            "/",
            "//",
            "/hooks",
            "/.",
            "/..",
            "?",
            "??",
            "a",
            "=",
            "&",
            ";",
            ":",
            "@",
            "%41",
            "%2F",
            "%00",
            "%4",
            "e",
            "\u0301",
            "%e2%82",
            "é",
            "株",
            "\uD83D\uDE00",
            "\u1FEF",
            "\u037E",
            "\u212A",
            "\u00A0",
            "+",
            ",",
            "!",
            "$",
            "'",
            "(",
            ")",
            "*",
            "#",
            "1.2.3.4",
            "::",
            "0",
            "[",
            "]",
            "01",
            "~",
            "_",
            "-",
            "|",
            "^",
            "\\",
            " ",
            ":443",
            "http://");

    @ParameterizedTest
    @CsvSource({
        "'', /",
        "/, /",
        "//, //",
        "///, ///",
        "//hooks/commet, //hooks/commet",
        "//user@other.test:99999/a, //user@other.test:99999/a",
        "//[, -",
        "/a//b/, /a//b/",
        "/./a/../b, /./a/../b",
        "/http://other.test/, /http://other.test/",
        "/a%2Fb%00%e2, /a%2Fb%00%e2",
        "/;a=b:c@d, /;a=b:c@d",
        "/a%20b/é, /a%20b/%C3%A9",
        "/%4e\u0301\u1FEF, /%4e%CC%81%E1%BF%AF",
        "?, /?",
        "?a=//b?c, /?a=//b?c",
        "//?a=é, //?a=%C3%A9"
    })
    void a_path_is_posted_to_as_it_is_written_at_the_host_of_the_url(String path, String target) throws Exception {
        try (Receiver receiver = Receiver.responding("HTTP/1.1 204 No Content\r\n\r\n");
                HttpWebhookSender sender = Senders.with(host -> new InetAddress[] {InetAddress.getLoopbackAddress()})) {
            String url = "http://receiver.test:" + receiver.port() + path;
            if (target.equals("-")) {
                assertThat(isUrl(url)).isFalse();
                return;
            }

            assertThat(Senders.describe(Senders.sent(sender, Mode.SANDBOX, url)))
                    .isEqualTo("status 204");
            assertThat(receiver.requests()).hasSize(1);
            assertThat(receiver.requests().get(0))
                    .startsWith("POST " + target + " HTTP/1.1\r\n")
                    .contains("\r\nHost: receiver.test:" + receiver.port() + "\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://Shop.Example.//a, shop.example",
        "https://shop.example:443/, shop.example",
        "https://shop.example:8443/, shop.example:8443",
        "http://shop.example:80/, shop.example",
        "http://shop.example:443/, shop.example:443",
        "https://[2001:200::1]:8443/, [2001:200::1]:8443"
    })
    void the_host_header_has_a_port_when_it_is_not_that_of_the_scheme(String url, String host) {
        Target target = Target.of(URI.create(url));

        assertThat(DeliveryAttempt.post(target, Senders.request(url)).getAuthority())
                .hasToString(host);
    }

    /** No name is known, so a URL without objection fails at its host and not before. */
    @Test
    void every_url_has_a_result() {
        Random random = new Random(1);
        int sent = 0;
        try (HttpWebhookSender sender = Senders.with(host -> {
            throw new UnknownHostException(host);
        })) {
            for (int i = 0; i < 50_000; i++) {
                String url = randomUrl(random);
                if (isUrl(url)) {
                    sent++;
                    String objection =
                            sender.objectionTo(Mode.LIVE, new WebUrl(url)).orElse("");
                    assertThat(Senders.describe(Senders.sent(sender, Mode.LIVE, url)))
                            .as(url)
                            .isEqualTo(objection.isEmpty() ? "the host is unknown" : "not a public address");
                }
            }
        }
        assertThat(sent).isGreaterThan(1000);
    }

    private static String randomUrl(Random random) {
        StringBuilder url = new StringBuilder("https://");
        if (random.nextInt(3) == 0) {
            appendPieces(url.append('['), random);
            url.append(']');
        } else {
            url.append(HOSTS.get(random.nextInt(HOSTS.size())));
        }
        return appendPieces(url, random).toString();
    }

    private static StringBuilder appendPieces(StringBuilder url, Random random) {
        for (int i = random.nextInt(5); i > 0; i--) {
            url.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return url;
    }

    private static boolean isUrl(String url) {
        try {
            return !new WebUrl(url).value().isEmpty();
        } catch (InvalidValueException e) {
            return false;
        }
    }
}
