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

    /** Nothing but to continue: either the payer has authenticated, or the provider asks for it afterwards. */
    record Continue() implements NextAction {}
}
