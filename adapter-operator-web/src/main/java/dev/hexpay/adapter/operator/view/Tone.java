package dev.hexpay.adapter.operator.view;

import java.util.Locale;

/** How good or urgent something is; the text beside it always says the same. */
public enum Tone {
    NEUTRAL,
    GOOD,
    BUSY,
    WARNING,
    BAD;

    /** The class of the style sheet. */
    public String css() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
