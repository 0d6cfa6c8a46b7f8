package dev.hexpay.domain.tenant;

import java.util.Locale;

/** Sandbox (test mode) or live (real money); their data is separate. */
public enum Mode {
    SANDBOX,
    LIVE;

    /** Whether real money moves. */
    public boolean isLive() {
        return this == LIVE;
    }

    /** The mode named {@code wire} in the API; {@link IllegalArgumentException} when there is none. */
    public static Mode of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
