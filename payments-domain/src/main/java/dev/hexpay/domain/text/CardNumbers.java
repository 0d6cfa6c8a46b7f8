package dev.hexpay.domain.text;

import dev.hexpay.domain.error.InvalidValueException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds card numbers in text that people type into a field for something else, so that they are refused instead of
 * stored and printed.
 *
 * <p>A card number has 13 to 19 digits, begins like the cards of a network, has a length of that network, and passes
 * the Luhn check. Spaces, dashes and dots may stand between its digits, and other digits before or after it. Phone
 * numbers that begin with a plus sign and IBANs are no card numbers. Of the other numbers of such a length and beginning,
 * one in ten passes the Luhn check.
 */
public final class CardNumbers {
    private static final int MAX_DIGITS = 19;
    /** The longest phone number of ITU-T E.164. */
    private static final int MAX_PHONE_DIGITS = 15;

    private static final Pattern NOT_IN_A_NUMBER = Pattern.compile("[^\\p{Nd}\\p{Z}\\p{Pd}\\p{Cf}.+]+|(?=\\+)");
    private static final Pattern SEPARATORS = Pattern.compile("\\P{Nd}+");
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)\\b");

    /** The numbers from {@code first} to {@code last}, compared by as many leading digits, of these lengths. */
    private record Range(String first, String last, int minLength, int maxLength) {
        boolean contains(String number) {
            String prefix = number.substring(0, Math.min(first.length(), number.length()));
            return number.length() >= minLength
                    && number.length() <= maxLength
                    && prefix.compareTo(first) >= 0
                    && prefix.compareTo(last) <= 0;
        }
    }

    /** The identification numbers (ISO/IEC 7812) of the card networks. */
    private static final List<Range> NETWORKS = List.of(
            // Visa
            new Range("4", "4", 13, 13),
            new Range("4", "4", 16, 16),
            new Range("4", "4", 19, 19),
            // Mastercard
            new Range("51", "55", 16, 16),
            new Range("2221", "2720", 16, 16),
            // American Express
            new Range("34", "34", 15, 15),
            new Range("37", "37", 15, 15),
            // Diners Club
            new Range("300", "305", 14, 14),
            new Range("300", "305", 16, 16),
            new Range("36", "36", 14, 14),
            new Range("36", "36", 16, 16),
            new Range("38", "39", 14, 14),
            new Range("38", "39", 16, 16),
            // JCB
            new Range("3528", "3589", 16, 19),
            // Maestro, Discover, UnionPay and the national networks that share their ranges
            new Range("50", "50", 16, 19),
            new Range("56", "58", 16, 19),
            new Range("6", "6", 16, 19),
            // Mir
            new Range("2200", "2204", 16, 19),
            // RuPay
            new Range("81", "82", 16, 16),
            // Troy
            new Range("9792", "9792", 16, 16));

    private CardNumbers() {}

    /** Whether a card number stands in the text. */
    public static boolean contains(String text) {
        return NOT_IN_A_NUMBER.splitAsStream(withoutIbans(text)).anyMatch(CardNumbers::containsInDigits);
    }

    /**
     * Requires text without a card number.
     *
     * @throws InvalidValueException when there is one; its message does not repeat the text
     */
    public static String requireNone(String text) {
        if (contains(text)) {
            throw new InvalidValueException("must not contain a card number");
        }
        return text;
    }

    /** Groups of digits belong together in any combination: a house number may precede the card, its CVC follow it. */
    private static boolean containsInDigits(String part) {
        List<String> groups = SEPARATORS
                .splitAsStream(part)
                .filter(group -> !group.isEmpty())
                .map(CardNumbers::inAscii)
                .toList();
        if (part.startsWith("+") && String.join("", groups).length() <= MAX_PHONE_DIGITS) {
            return false;
        }
        for (int first = 0; first < groups.size(); first++) {
            StringBuilder number = new StringBuilder();
            for (int last = first; last < groups.size() && number.length() < MAX_DIGITS; last++) {
                number.append(groups.get(last));
                if (isCardNumber(number.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCardNumber(String number) {
        return NETWORKS.stream().anyMatch(range -> range.contains(number)) && passesLuhn(number);
    }

    private static boolean passesLuhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static String withoutIbans(String text) {
        return IBAN.matcher(text).replaceAll(match -> isIban(match.group().replace(" ", "")) ? "IBAN" : match.group());
    }

    /** The check of ISO 7064 (MOD 97-10). */
    private static boolean isIban(String iban) {
        int remainder = 0;
        for (char c : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
            int value = Character.digit(c, Character.MAX_RADIX);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }

    /** Digits of any script as {@code 0} to {@code 9}. */
    private static String inAscii(String digits) {
        return digits.codePoints()
                .mapToObj(c -> Integer.toString(Character.digit(c, 10)))
                .collect(Collectors.joining());
    }
}
