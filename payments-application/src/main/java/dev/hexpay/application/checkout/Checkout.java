package dev.hexpay.application.checkout;

import java.util.List;

/** How the payer of a link enters a card. */
public sealed interface Checkout {
    /** In a form of ours, which accepts the published test cards only. */
    record TestCardForm() implements Checkout {}

    /**
     * In a form of the provider: its script runs in the payer's browser and returns a confirmation token. No card number
     * reaches this server.
     *
     * @param script the URL of the script
     * @param publicKey the key that identifies the merchant's account to the script; it is no secret
     * @param amount the total in the provider's smallest unit
     * @param sources where else the browser may connect to
     * @param tokenPattern a regular expression that every confirmation token of the script matches
     */
    record ProviderForm(String script, String publicKey, long amount, Sources sources, String tokenPattern)
            implements Checkout {
        /** Whether the text can be a confirmation token of the script. */
        public boolean accepts(String token) {
            return token.matches(tokenPattern);
        }
    }

    /**
     * The hosts that the content security policy of the page allows for the provider's script, as CSP source
     * expressions.
     *
     * @param scripts for {@code script-src}
     * @param connections for {@code connect-src}
     * @param frames for {@code frame-src}
     */
    record Sources(List<String> scripts, List<String> connections, List<String> frames) {
        public Sources {
            scripts = List.copyOf(scripts);
            connections = List.copyOf(connections);
            frames = List.copyOf(frames);
        }
    }
}
