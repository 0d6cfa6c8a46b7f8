package dev.hexpay.adapter.http.paypage;

import dev.hexpay.application.port.out.CardTokenizer.CardDetails;
import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the submitted card fields; their values are neither stored nor logged. */
final class CardFields {

    private static final Pattern GROUPING = Pattern.compile("[\\s\\u00a0-]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{12,19}");
    private static final Pattern EXPIRY = Pattern.compile("(0?[1-9]|1[0-2])\\s*[/-]?\\s*(?:20)?([0-9]{2})");
    private static final Pattern CVC = Pattern.compile("[0-9]{3,4}");

    private CardFields() {}

    /** The card, or null if it is invalid; {@code errors} then has the reasons. */
    static @Nullable CardDetails read(FormBody body, YearMonth earliest, Map<PayField, String> errors) {
        String number =
                GROUPING.matcher(body.value(PayField.CARD_NUMBER.parameter())).replaceAll("");
        if (number.isEmpty()) {
            errors.put(PayField.CARD_NUMBER, "Enter your card number.");
        } else if (!NUMBER.matcher(number).matches()) {
            errors.put(PayField.CARD_NUMBER, "A card number has 12 to 19 digits.");
        }
        String cvc = body.value(PayField.CVC.parameter());
        if (cvc.isEmpty()) {
            errors.put(PayField.CVC, "Enter the security code.");
        } else if (!CVC.matcher(cvc).matches()) {
            errors.put(PayField.CVC, "A security code has 3 or 4 digits.");
        }
        YearMonth expiry = expiry(body.value(PayField.EXPIRY.parameter()), earliest, errors);
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
        YearMonth expiry = parse(text);
        if (expiry == null) {
            errors.put(PayField.EXPIRY, "Enter the month and the year as on your card, such as 04/30.");
        } else if (expiry.isBefore(earliest)) {
            errors.put(PayField.EXPIRY, "This card has expired. Please use another one.");
            return null;
        }
        return expiry;
    }

    private static @Nullable YearMonth parse(String text) {
        Matcher parts = EXPIRY.matcher(text);
        return parts.matches()
                ? YearMonth.of(2000 + Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1)))
                : null;
    }
}
