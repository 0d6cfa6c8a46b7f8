package dev.hexpay.adapter.http.docs;

/** The pages of the navigation, in its order. */
enum Section {
    QUICK_START(
            "Quick start",
            "/docs",
            "a payment link, paid with a test card, and an off-session charge: curl, Node.js, Java"),
    REFERENCE("API reference", "/docs/reference", "every operation with its parameters, responses and examples"),
    ERRORS("Errors", "/docs/errors", "all error codes, and when to send a request again"),
    TEST_CARDS("Test cards", "/docs/test-cards", "which card shows which behavior in the sandbox"),
    WEBHOOKS("Webhooks", "/docs/webhooks", "what is sent to endpoints, how it is verified and repeated, every event"),
    IDEMPOTENCY("Idempotency", "/docs/idempotency", "how a request takes effect once"),
    TAX("Tax", "/docs/tax", "when tax is added, and why or why not"),
    STATES("States", "/docs/states", "which status of a payment, transaction or refund may follow which"),
    CHANGELOG("Changelog", "/docs/changelog", "what changed for clients, operators and embedding applications");

    private final String title;
    private final String path;
    private final String description;

    Section(String title, String path, String description) {
        this.title = title;
        this.path = path;
        this.description = description;
    }

    String title() {
        return title;
    }

    String path() {
        return path;
    }

    String description() {
        return description;
    }

    /** Whether the page at a path is this one or below it; every page is below the first one, which does not count. */
    boolean contains(String page) {
        return page.equals(path) || (this != QUICK_START && page.startsWith(path + "/"));
    }
}
