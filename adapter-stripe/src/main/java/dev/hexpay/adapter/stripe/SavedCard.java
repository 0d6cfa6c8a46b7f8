package dev.hexpay.adapter.stripe;

import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference of a saved card. One account of Stripe serves all organizations, so the reference itself contains its
 * scope.
 *
 * @param scope organization and mode, as text
 * @param customer the customer at Stripe, without whom the card cannot be charged
 * @param method the payment method at Stripe
 */
record SavedCard(String scope, String customer, String method) {
    private static final Pattern SHAPE =
            Pattern.compile("([0-9a-f-]{36}/[a-z]+)/(cus_[A-Za-z0-9_]+)/(pm_[A-Za-z0-9_]+)");

    static SavedCard in(Scope scope, String customer, String method) {
        return new SavedCard(text(scope), customer, method);
    }

    /** The saved card of a reference; empty if it is malformed or belongs to another scope. */
    static Optional<SavedCard> of(Scope scope, String reference) {
        Matcher matcher = SHAPE.matcher(reference);
        return matcher.matches() && matcher.group(1).equals(text(scope))
                ? Optional.of(new SavedCard(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    String reference() {
        return scope + "/" + customer + "/" + method;
    }

    private static String text(Scope scope) {
        return scope.organization().value() + "/" + WireName.of(scope.mode());
    }
}
