package dev.hexpay.testing.stripe.http;

import java.util.Locale;

/** Test or live: two sets of keys and objects that do not see each other. */
public enum Mode {
    TEST,
    LIVE;

    /** Whether objects say {@code livemode}. */
    public boolean isLive() {
        return this == LIVE;
    }

    /** The other one. */
    public Mode other() {
        return this == TEST ? LIVE : TEST;
    }

    /** As part of keys: {@code test} or {@code live}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
