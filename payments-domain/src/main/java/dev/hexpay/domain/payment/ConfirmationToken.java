package dev.hexpay.domain.payment;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.text.CardNumbers;
import java.util.regex.Pattern;

/**
 * A reference to a card that the payer entered in the form of the provider. It can be charged once.
 *
 * @param value 1 to 255 letters, digits, underscores and hyphens, at least one of them a letter, so that it cannot be a
 *     card number
 */
public record ConfirmationToken(String value) implements EnteredCard {
    private static final Pattern SHAPE = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_-]{1,255}");

    public ConfirmationToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValueException("must be the token of the card form");
        }
        CardNumbers.requireNone(value);
    }

    @Override
    public String toString() {
        return "ConfirmationToken[…]";
    }
}
