package dev.hexpay.crash;

/** How the webhooks of a case arrive. */
enum WebhookMode {
    NONE(0),
    ONCE(1),
    TWICE(2),
    /** The newest one first. */
    REORDERED(1);

    private final int times;

    WebhookMode(int times) {
        this.times = times;
    }

    /** How often each arrives. */
    int times() {
        return times;
    }
}
