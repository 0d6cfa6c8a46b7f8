package dev.hexpay.domain.tenant;

import java.util.Locale;

/** Play money or real money; the two never see each other. */
public enum Mode {
    SANDBOX,
    LIVE;

    /** Whether real money moves. */
    public boolean isLive() {
        return this == LIVE;
    }

    /** The word on the wire: {@code sandbox} or {@code live}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode spelled {@code wire}; {@link IllegalArgumentException} when there is none. */
    public static Mode of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
