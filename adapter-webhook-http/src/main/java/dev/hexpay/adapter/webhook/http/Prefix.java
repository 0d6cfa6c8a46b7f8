package dev.hexpay.adapter.webhook.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The addresses of one family that begin with the same bits. */
final class Prefix {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    private final byte[] first;
    private final int bits;

    private Prefix(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /** Parses an address, a slash and the number of bits, such as {@code 10.0.0.0/8}. */
    static Prefix parse(String text) {
        int slash = text.indexOf('/');
        byte[] bytes = bytesOf(text.substring(0, slash));
        return new Prefix(text.indexOf(':') < 0 ? bytes : asIpv6(bytes), Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether an address of this family begins with these bits. */
    boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        int mask = 0xff00 >> rest;
        return Arrays.equals(address, 0, whole, first, 0, whole)
                && (rest == 0 || ((address[whole] ^ first[whole]) & mask & 0xff) == 0);
    }

    /** The bytes of the first address: 4 of IPv4, 16 of IPv6. */
    byte[] first() {
        return first.clone();
    }

    /** How many bits all addresses share. */
    int bits() {
        return bits;
    }

    private static byte[] bytesOf(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + literal, e);
        }
    }

    /** The JDK reads an IPv4-mapped address as IPv4. */
    private static byte[] asIpv6(byte[] bytes) {
        if (bytes.length == IPV6_BYTES) {
            return bytes;
        }
        byte[] mapped = new byte[IPV6_BYTES];
        mapped[IPV6_BYTES - IPV4_BYTES - 1] = (byte) 0xff;
        mapped[IPV6_BYTES - IPV4_BYTES - 2] = (byte) 0xff;
        System.arraycopy(bytes, 0, mapped, IPV6_BYTES - IPV4_BYTES, IPV4_BYTES);
        return mapped;
    }
}
