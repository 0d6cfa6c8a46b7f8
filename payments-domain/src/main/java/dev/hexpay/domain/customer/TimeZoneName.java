package dev.hexpay.domain.customer;

import dev.hexpay.domain.error.InvalidValueException;
import java.time.ZoneId;
import java.util.Set;

/** An IANA time zone, for example {@code Europe/Madrid}; the Java runtime knows it. */
public record TimeZoneName(String value) {
    // The runtime makes a new set for each call.
    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    /** The time zone of customers and sellers without one. */
    public static final TimeZoneName UTC = new TimeZoneName("UTC");

    public TimeZoneName {
        if (!KNOWN.contains(value)) {
            throw new InvalidValueException("must be an IANA time zone such as Europe/Madrid");
        }
    }

    /** The zone with its rules. */
    public ZoneId zone() {
        return ZoneId.of(value);
    }
}
