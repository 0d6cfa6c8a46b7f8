package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.view.PayField;
import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.ConfirmationToken;
import dev.hexpay.domain.payment.EnteredCard;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The card of a submitted form: the fields of a test card, or the token that the form of the provider has returned. It is
 * neither stored, nor logged, nor shown again.
 */
final class CardFields {
    /** The hidden field of the token. */
    static final String TOKEN = "confirmationToken";

    /** A form without a card. */
    static final CardFields NONE = new CardFields(Map.of(), "");

    private static final Pattern GROUPING = Pattern.compile("[\\s\\u00a0-]");
    private static final Pattern CARD_NUMBER = Pattern.compile("[0-9]{12,19}");
    private static final Pattern EXPIRY = Pattern.compile("(0?[1-9]|1[0-2])\\s*[/-]?\\s*(?:20)?([0-9]{2})");
    private static final Pattern CVC = Pattern.compile("[0-9]{3,4}");

    private final Map<PayField, String> values;
    private final String token;

    private CardFields(Map<PayField, String> values, String token) {
        this.values = values;
        this.token = token;
    }

    static CardFields of(FormBody body) {
        Map<PayField, String> values = new EnumMap<>(PayField.class);
        Arrays.stream(PayField.values())
                .filter(PayField::isCard)
                .forEach(field -> values.put(field, body.value(field.parameter())));
        return new CardFields(values, body.value(TOKEN));
    }

    /**
     * The card as it is entered at this checkout; null with at least one more error if it is missing or invalid.
     *
     * @param earliest the first month in which a test card must be valid
     * @param errors the errors of the form, by field
     */
    @Nullable
    EnteredCard read(Checkout checkout, YearMonth earliest, Map<PayField, String> errors) {
        return checkout instanceof Checkout.ProviderForm form ? token(form, errors) : testCard(earliest, errors);
    }

    private @Nullable EnteredCard token(Checkout.ProviderForm form, Map<PayField, String> errors) {
        boolean hasCardNumber = values.values().stream().anyMatch(value -> !value.isEmpty());
        if (hasCardNumber) {
            errors.put(PayField.CARD_NUMBER, "Enter your card in the form of the payment provider only.");
        } else if (token.isEmpty()) {
            errors.put(PayField.CARD_NUMBER, "Enter your card.");
        } else {
            ConfirmationToken confirmation = confirmation(form);
            if (confirmation == null) {
                errors.put(PayField.CARD_NUMBER, "Enter your card again.");
            }
            return confirmation;
        }
        return null;
    }

    /** The token; null if the form of the provider does not make such tokens. */
    private @Nullable ConfirmationToken confirmation(Checkout.ProviderForm form) {
        try {
            return form.accepts(token) ? new ConfirmationToken(token) : null;
        } catch (InvalidValueException invalid) {
            return null;
        }
    }

    private @Nullable EnteredCard testCard(YearMonth earliest, Map<PayField, String> errors) {
        String number = GROUPING.matcher(value(PayField.CARD_NUMBER)).replaceAll("");
        if (number.isEmpty()) {
            errors.put(PayField.CARD_NUMBER, "Enter your card number.");
        } else if (!CARD_NUMBER.matcher(number).matches()) {
            errors.put(PayField.CARD_NUMBER, "A card number has 12 to 19 digits.");
        }
        String cvc = value(PayField.CVC);
        if (cvc.isEmpty()) {
            errors.put(PayField.CVC, "Enter the security code.");
        } else if (!CVC.matcher(cvc).matches()) {
            errors.put(PayField.CVC, "A security code has 3 or 4 digits.");
        }
        YearMonth expiry = expiry(value(PayField.EXPIRY), earliest, errors);
        if (expiry == null || errors.containsKey(PayField.CARD_NUMBER) || errors.containsKey(PayField.CVC)) {
            return null;
        }
        return new CardDetails(number, expiry);
    }

    private static @Nullable YearMonth expiry(String text, YearMonth earliest, Map<PayField, String> errors) {
        if (text.isEmpty()) {
            errors.put(PayField.EXPIRY, "Enter the expiry date.");
            return null;
        }
        Matcher parts = EXPIRY.matcher(text);
        if (!parts.matches()) {
            errors.put(PayField.EXPIRY, "Enter the month and the year as on your card, such as 04/30.");
            return null;
        }
        YearMonth expiry = YearMonth.of(2000 + Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1)));
        if (expiry.isBefore(earliest)) {
            errors.put(PayField.EXPIRY, "This card has expired. Please use another one.");
            return null;
        }
        return expiry;
    }

    private String value(PayField field) {
        return values.getOrDefault(field, "");
    }
}
