package dev.hexpay.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRulesTest {
    private static final String LIVE_HOST = "must have a public host name or a public address";

    private static Optional<String> objection(Mode mode, String url) {
        return new UrlRules(Senders.ELSEWHERE).objectionTo(mode, new WebUrl(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/hook",
                "HTTPS://SHOP.EXAMPLE./hook?a=b",
                "https://shop.example:8443",
                "https://shop.example:65535/",
                "https://8.8.8.8/",
                "https://[2606:4700:4700::1111]/",
                "https://localhost.example/",
                "https://1.example/",
                "https://pay.hexpay.example:8443/"
            })
    void public_urls_with_https_are_accepted_in_both_modes(String url) {
        assertThat(objection(Mode.LIVE, url)).isEmpty();
        assertThat(objection(Mode.SANDBOX, url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/hook",
                "http://localhost:3000/",
                "http://localhost.:3000/",
                "http://receiver.localhost:3000/",
                "http://127.0.0.1:8080/",
                "http://127.1.2.3:8080/",
                "http://[::1]:8080/",
                "https://localhost/"
            })
    void http_and_loopback_are_accepted_in_the_sandbox_only(String url) {
        assertThat(objection(Mode.SANDBOX, url)).isEmpty();
        assertThat(objection(Mode.LIVE, url)).contains(url.startsWith("http:") ? "must use https" : LIVE_HOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://2130706433/",
                "https://0/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://017700000001/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:8.8.8.8]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::8.8.8.8]/",
                "https://[2002:7f00:1::]/",
                "https://[fd00:ec2::254]/",
                "https://[::1%25lo]/",
                "https://[2606:4700:4700::1111%25eth0]/"
            })
    void inner_and_unusual_addresses_are_refused_in_both_modes(String url) {
        assertThat(objection(Mode.LIVE, url)).contains(LIVE_HOST);
        assertThat(objection(Mode.SANDBOX, url))
                .contains("must have a host name, a public address or a loopback address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://LOCALHOST./",
                "https://a.localhost/",
                "https://localhost.localdomain/",
                "https://metadata.google.internal/",
                "https://printer.local/",
                "https://internal/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[0:0:0:0:0:0:0:1]/"
            })
    void names_of_inner_networks_are_refused_in_live_mode(String url) {
        assertThat(objection(Mode.LIVE, url)).contains(LIVE_HOST);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 22, 25, 80, 442, 444, 1023, 5432, 6379, 9200, 11_211, 65_536})
    void ports_of_other_services_are_refused(int port) {
        String url = "https://shop.example:" + port + "/";

        assertThat(objection(Mode.LIVE, url).orElseThrow())
                .startsWith("must use port 443 or a port from 1024 to 65535 that is not");
        assertThat(objection(Mode.SANDBOX, url).isPresent()).isEqualTo(port != 80);
    }

    @Test
    void a_fragment_is_refused() {
        assertThat(objection(Mode.LIVE, "https://shop.example/#a")).contains("must not have a fragment");
        assertThat(objection(Mode.SANDBOX, "https://shop.example/#")).contains("must not have a fragment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pay.hexpay.example",
                "https://PAY.hexpay.example./payments",
                "https://pay.hexpay.example:443/"
            })
    void the_public_url_of_the_server_is_refused(String url) {
        for (Mode mode : Mode.values()) {
            assertThat(objection(mode, url)).contains("must not be a URL of this server");
        }
    }

    @Test
    void addresses_of_the_server_are_refused() throws Exception {
        UrlRules rules = new UrlRules(new OwnServer(
                new WebUrl("http://localhost:8080"),
                Set.of(8080),
                Set.of(InetAddress.getLoopbackAddress(), InetAddress.getByName("8.8.8.8"))));

        assertThat(rules.objectionTo(Mode.SANDBOX, new WebUrl("http://127.0.0.1:8080/")))
                .isPresent();
        assertThat(rules.objectionTo(Mode.SANDBOX, new WebUrl("http://127.9.9.9:8080/")))
                .isPresent();
        assertThat(rules.objectionTo(Mode.SANDBOX, new WebUrl("http://[::1]:8080/")))
                .isPresent();
        assertThat(rules.objectionTo(Mode.SANDBOX, new WebUrl("http://localhost:8080/")))
                .isPresent();
        assertThat(rules.objectionTo(Mode.SANDBOX, new WebUrl("http://127.0.0.1:3000/")))
                .isEmpty();
        assertThat(rules.objectionTo(Mode.LIVE, new WebUrl("https://8.8.8.8/"))).isPresent();
        assertThat(rules.objectionTo(Mode.LIVE, new WebUrl("https://8.8.4.4/"))).isEmpty();
    }

    @Test
    void a_server_on_this_machine_has_its_addresses() throws Exception {
        assertThat(OwnServer.onThisMachine(new WebUrl("https://pay.hexpay.example"), Set.of())
                        .addresses())
                .contains(InetAddress.getLoopbackAddress());
    }
}
