package dev.hexpay.adapter.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {
    private final ClientAddresses addresses = new ClientAddresses(
            List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("fd00::/8"), AddressRange.parse("192.0.2.1")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        203.0.113.9 | none                              | 203.0.113.9
        203.0.113.9 | 198.51.100.1                      | 203.0.113.9
        10.0.0.1    | none                              | 10.0.0.1
        10.0.0.1    | 198.51.100.1                      | 198.51.100.1
        10.0.0.1    | 1.1.1.1, 198.51.100.1             | 198.51.100.1
        10.0.0.1    | 1.1.1.1, 198.51.100.1, 10.9.9.9   | 198.51.100.1
        10.0.0.1    | 10.0.0.7, 10.0.0.8                | 10.0.0.7
        10.0.0.1    | 1.1.1.1, example.com              | 10.0.0.1
        10.0.0.1    | 1.1.1.1, 300.1.1.1                | 10.0.0.1
        fd00::1     | 2001:db8::5                       | 2001:db8:0:0:0:0:0:5
        [fd00:0:0:0:0:0:0:1] | 2001:db8::5              | 2001:db8:0:0:0:0:0:5
        10.0.0.1    | [2001:db8::5]                     | 2001:db8:0:0:0:0:0:5
        192.0.2.1   | 198.51.100.1                      | 198.51.100.1
        192.0.2.2   | 198.51.100.1                      | 192.0.2.2
        """)
    void client_is_the_last_address_that_is_not_a_trusted_proxy(String peer, String forwardedFor, String client) {
        assertThat(addresses.of(peer, forwardedFor == null ? List.of() : List.of(forwardedFor)))
                .isEqualTo(client);
    }

    @Test
    void header_that_a_proxy_has_added_counts_more_than_one_of_the_client() {
        assertThat(addresses.of("10.0.0.1", List.of("1.1.1.1", "198.51.100.1"))).isEqualTo("198.51.100.1");
    }

    @Test
    void hosts_of_one_ipv6_network_are_one_client() {
        assertThat(ClientAddresses.unit("2001:db8:1:2:3:4:5:6")).isEqualTo(ClientAddresses.unit("2001:db8:1:2::9"));
        assertThat(ClientAddresses.unit("2001:db8:1:3::9")).isNotEqualTo(ClientAddresses.unit("2001:db8:1:2::9"));
        assertThat(ClientAddresses.unit("[2001:db8:1:2:0:0:0:9]")).isEqualTo(ClientAddresses.unit("2001:db8:1:2::9"));
        assertThat(ClientAddresses.unit("fe80::1%eth0")).isEqualTo(ClientAddresses.unit("fe80::2"));
        assertThat(ClientAddresses.unit("203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::1/129", "10.0.0.0/-1", "1.2.3.256"})
    void range_that_is_none_is_rejected(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void limit_is_parsed() {
        assertThat(RateLimit.parse("1000/10s")).isEqualTo(new RateLimit(1000, Duration.ofSeconds(10)));
        assertThat(RateLimit.parse("30/h")).isEqualTo(new RateLimit(30, Duration.ofHours(1)));
        assertThat(RateLimit.parse("100/5m")).isEqualTo(new RateLimit(100, Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/s", "1/0s", "10", "10/day", "10/25h", "1000001/s", "-1/s", "1/s/s"})
    void limit_that_is_none_is_rejected(String text) {
        assertThatThrownBy(() -> RateLimit.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void memory_of_clients_is_bounded() {
        Buckets buckets = new Buckets(new RateLimit(1, Duration.ofHours(1)));
        buckets.take("first");
        for (int i = 0; i < 50_000; i++) {
            buckets.take("client " + i);
        }

        assertThat(buckets.look("client 49999").isGranted()).isFalse();
        assertThat(buckets.look("first").isGranted()).isTrue();
    }
}
