package dev.hexpay.adapter.http.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of IP addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code fd00::/8}; or one address. */
public final class AddressRange {
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
    private static final Pattern ZONE = Pattern.compile("%.*");
    private static final Pattern PREFIX_LENGTH = Pattern.compile("[0-9]{1,3}");

    private final byte[] network;
    private final int prefixLength;

    private AddressRange(byte[] network, int prefixLength) {
        this.network = network;
        this.prefixLength = prefixLength;
    }

    /**
     * Parses a range.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = addressOf(slash < 0 ? text : text.substring(0, slash));
        String length = slash < 0 ? "" : text.substring(slash + 1);
        if (address == null || (slash >= 0 && !PREFIX_LENGTH.matcher(length).matches())) {
            throw new IllegalArgumentException("must look like 10.0.0.0/8 or fd00::/8, not " + text);
        }
        byte[] network = address.getAddress();
        int prefixLength = slash < 0 ? network.length * Byte.SIZE : Integer.parseInt(length);
        if (prefixLength > network.length * Byte.SIZE) {
            throw new IllegalArgumentException("must have a prefix that fits the address, not " + text);
        }
        return new AddressRange(network, prefixLength);
    }

    /** The address that this literal denotes, also in brackets; null if it is none. No name is looked up. */
    static @Nullable InetAddress addressOf(String literal) {
        boolean isBracketed = literal.startsWith("[") && literal.endsWith("]");
        String bare = ZONE.matcher(isBracketed ? literal.substring(1, literal.length() - 1) : literal)
                .replaceFirst("");
        try {
            return LITERAL.matcher(bare).matches() ? InetAddress.getByName(bare) : null;
        } catch (UnknownHostException outOfRange) {
            return null;
        }
    }

    /** Whether the address is in this range. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == network.length
                && Arrays.equals(prefix(bytes, prefixLength), prefix(network, prefixLength));
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/" + prefixLength;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    /** The first bits of an address, followed by zeros. */
    static byte[] prefix(byte[] address, int bits) {
        byte[] prefix = new byte[address.length];
        int whole = bits / Byte.SIZE;
        System.arraycopy(address, 0, prefix, 0, whole);
        if (bits % Byte.SIZE != 0) {
            prefix[whole] = (byte) (address[whole] & (0xFF << (Byte.SIZE - bits % Byte.SIZE)));
        }
        return prefix;
    }
}
