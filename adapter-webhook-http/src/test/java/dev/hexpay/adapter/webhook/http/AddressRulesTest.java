package dev.hexpay.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.tenant.Mode;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    /** Each refused prefix with the last address before it, its first and last one, and the first one after it. */
    static Stream<Arguments> edges() {
        return AddressRules.REFUSED.stream().map(prefix -> {
            int size = prefix.first().length * Byte.SIZE;
            BigInteger first = new BigInteger(1, prefix.first());
            BigInteger last =
                    first.add(BigInteger.ONE.shiftLeft(size - prefix.bits())).subtract(BigInteger.ONE);
            return Arguments.of(
                    prefix,
                    bytes(first.subtract(BigInteger.ONE), size),
                    List.of(bytes(first, size), bytes(last, size)),
                    bytes(last.add(BigInteger.ONE), size));
        });
    }

    @ParameterizedTest
    @MethodSource("edges")
    void a_prefix_contains_its_edges_and_not_their_neighbors(
            Prefix prefix, byte[] before, List<byte[]> edges, byte[] after) throws UnknownHostException {
        for (byte[] edge : edges) {
            assertThat(prefix.contains(edge)).isTrue();
            assertThat(AddressRules.mayCall(Mode.LIVE, address(edge))).isFalse();
        }
        assertThat(prefix.contains(before)).isFalse();
        assertThat(prefix.contains(after)).isFalse();
    }

    /** Written by hand, from the registries of IANA: neighbors on both sides of each refused range that are public. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.15",
                "168.63.129.17",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.1.255",
                "192.0.3.0",
                "192.31.195.255",
                "192.31.197.0",
                "192.52.192.255",
                "192.52.194.0",
                "192.88.98.255",
                "192.88.100.0",
                "192.167.255.255",
                "192.169.0.0",
                "192.175.47.255",
                "192.175.49.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "8.8.8.8",
                "2000::",
                "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "2001:200::",
                "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
                "2001:db9::",
                "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "2003::",
                "2620:4f:7fff:ffff:ffff:ffff:ffff:ffff",
                "2620:4f:8001::",
                "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "3fff:1000::",
                "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "2606:4700:4700::1111"
            })
    void addresses_beside_the_refused_ranges_are_public(String literal) throws UnknownHostException {
        for (Mode mode : Mode.values()) {
            assertThat(AddressRules.mayCall(mode, InetAddress.getByName(literal)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.100.100.200",
                "100.127.255.255",
                "168.63.129.16",
                "169.254.0.0",
                "169.254.169.254",
                "169.254.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.0",
                "192.0.0.255",
                "192.0.2.0",
                "192.0.2.255",
                "192.31.196.0",
                "192.31.196.255",
                "192.52.193.0",
                "192.52.193.255",
                "192.88.99.0",
                "192.88.99.255",
                "192.168.0.0",
                "192.168.255.255",
                "192.175.48.0",
                "192.175.48.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.0",
                "198.51.100.255",
                "203.0.113.0",
                "203.0.113.255",
                "224.0.0.0",
                "239.255.255.255",
                "240.0.0.0",
                "255.255.255.255",
                "::",
                "::2",
                "::127.0.0.1",
                "::ffff:ffff",
                "::1:0:0:0",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "64:ff9b:2::",
                "100::",
                "100:0:0:1::",
                "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "2001::",
                "2001::ce49:7601:e866:efff",
                "2001:2::",
                "2001:10::",
                "2001:20::",
                "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
                "2001:db8::",
                "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
                "2002::",
                "2002:7f00:1::",
                "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "2620:4f:8000::",
                "2620:4f:8000:ffff:ffff:ffff:ffff:ffff",
                "3fff::",
                "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
                "4000::",
                "5f00::",
                "fc00::",
                "fd00:ec2::254",
                "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "fe80::1",
                "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "fec0::",
                "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "ff02::1",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
            })
    void inner_and_special_addresses_are_refused_in_both_modes(String literal) throws UnknownHostException {
        for (Mode mode : Mode.values()) {
            assertThat(AddressRules.mayCall(mode, InetAddress.getByName(literal)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.0", "127.0.0.1", "127.255.255.255", "::1", "::ffff:127.0.0.1"})
    void loopback_addresses_may_be_called_in_the_sandbox_only(String literal) throws UnknownHostException {
        assertThat(AddressRules.mayCall(Mode.SANDBOX, InetAddress.getByName(literal)))
                .isTrue();
        assertThat(AddressRules.mayCall(Mode.LIVE, InetAddress.getByName(literal)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"::ffff:8.8.8.8, 8.8.8.8", "::ffff:127.0.0.1, 127.0.0.1"})
    void a_mapped_address_that_stays_ipv6_is_refused(String mapped, String inner) throws UnknownHostException {
        byte[] bytes = new byte[16];
        Arrays.fill(bytes, 10, 12, (byte) 0xff);
        System.arraycopy(InetAddress.getByName(inner).getAddress(), 0, bytes, 12, 4);
        InetAddress address = Inet6Address.getByAddress(null, bytes, -1);

        assertThat(address.getAddress()).hasSize(16);
        assertThat(AddressRules.mayCall(Mode.SANDBOX, address)).isFalse();
        assertThat(InetAddress.getByName(mapped).getAddress()).hasSize(4);
    }

    @Test
    void what_is_no_address_is_no_prefix() {
        assertThatThrownBy(() -> Prefix.parse("[inner]/8")).isInstanceOf(IllegalArgumentException.class);
    }

    private static InetAddress address(byte[] bytes) throws UnknownHostException {
        return bytes.length == 16 ? Inet6Address.getByAddress(null, bytes, -1) : InetAddress.getByAddress(bytes);
    }

    /** The bytes of a number modulo the size of the family. */
    private static byte[] bytes(BigInteger number, int bits) {
        byte[] wide = number.mod(BigInteger.ONE.shiftLeft(bits)).toByteArray();
        byte[] bytes = new byte[bits / Byte.SIZE];
        for (int i = 1; i <= Math.min(wide.length, bytes.length); i++) {
            bytes[bytes.length - i] = wide[wide.length - i];
        }
        return bytes;
    }
}
