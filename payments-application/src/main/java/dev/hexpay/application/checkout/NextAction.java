package dev.hexpay.application.checkout;

/** What the payer of a transaction that requires action has to do next. */
public sealed interface NextAction {
    /** Confirm or reject at the page of the test bank, which is ours. */
    record TestBank() implements NextAction {}

    /**
     * Authenticate in the browser, by the provider's script.
     *
     * @param clientSecret with it, the browser of the payer may continue this one charge. It is never stored or logged,
     *     and never part of a URL
     */
    record InBrowser(String clientSecret) implements NextAction {
        @Override
        public String toString() {
            return "InBrowser[…]";
        }
    }

    /** Agree that the saved card is charged; the provider may ask for authentication afterwards. */
    record Agree() implements NextAction {}

    /** Nothing any more: the provider knows the outcome. */
    record None() implements NextAction {}
}
