package dev.hexpay.domain.customer;

import dev.hexpay.domain.error.InvalidValueException;
import java.time.ZoneId;

/** An IANA time zone, for example {@code Europe/Madrid}; the Java runtime knows it. */
public record TimeZoneName(String value) {
    /** The time zone of customers and sellers without one. */
    public static final TimeZoneName UTC = new TimeZoneName("UTC");

    public TimeZoneName {
        if (!ZoneId.getAvailableZoneIds().contains(value)) {
            throw new InvalidValueException("must be an IANA time zone such as Europe/Madrid");
        }
    }

    /** The zone with its rules. */
    public ZoneId zone() {
        return ZoneId.of(value);
    }
}
