package dev.hexpay.domain.text;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.Violation;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds card numbers in text that people type into a field for something else, so that they are refused instead of
 * stored and printed.
 *
 * <p>A card number has 13 to 19 digits of any script, begins like the cards of a network, has a length of that network,
 * and passes the Luhn check. It is written in one of these ways, with other text or digits before and after it:
 *
 * <ul>
 *   <li>as one group of digits;
 *   <li>in groups as on a card: multiples of four digits and a rest, 4-6-5, 4-6-4 or 6-13. Between two groups stand up to
 *       three characters of any kind, and any number of spaces, dashes, dots and invisible characters;
 *   <li>in three or more groups of another equal length and a rest, with the same such characters between all groups;
 *   <li>with spaces anywhere, if it has 15 digits or more.
 * </ul>
 *
 * <p>Phone numbers that begin with a plus sign, IBANs, and article numbers of 13 digits with a valid check digit (EAN-13)
 * are no card numbers. Of the other numbers that are as long, begin and are grouped like those of cards, one in ten passes
 * the Luhn check.
 */
public final class CardNumbers {
    private static final String MESSAGE = "must not contain a card number";
    private static final int MAX_DIGITS = 19;
    private static final int MAX_SEPARATOR = 3;
    private static final int MIN_EQUAL_GROUPS = 3;
    private static final int MIN_DIGITS_IF_SPACED = 15;
    private static final int EAN_DIGITS = 13;

    private static final Pattern GROUP = Pattern.compile("\\p{Nd}+");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern UNCOUNTED = Pattern.compile("[\\s\\p{Z}\\p{Pd}.]+");
    /** The lengths of groups as on a card, each with a space after it. */
    private static final Pattern CARD_GROUPS = Pattern.compile("(?:(?:4|8|12|16) )+(?:[123] )?|4 6 [45] |6 13 ");
    /** Up to 15 digits (ITU-T E.164) in groups after a plus sign that does not stand behind digits itself. */
    private static final Pattern PHONE =
            Pattern.compile("(?<!\\p{Nd}[\\s\\p{Z}]{0,3})\\+(?:[\\s\\p{Z}\\p{Pd}./()]{0,3}\\p{Nd}){7,15}"
                    + "(?![\\s\\p{Z}\\p{Pd}./()]{0,3}\\p{Nd})");

    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)\\b");
    /** Too long to separate two groups of a card number. */
    private static final String OTHER_NUMBER = "(number)";

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
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        String searched = PHONE.matcher(withoutIbans(plain)).replaceAll(OTHER_NUMBER);
        List<Group> groups = groups(searched);
        return IntStream.range(0, groups.size())
                .anyMatch(first -> beginsCardNumber(groups.subList(first, groups.size())));
    }

    /**
     * Requires text without a card number.
     *
     * @throws InvalidValueException when there is one; its message does not repeat the text
     */
    public static String requireNone(String text) {
        if (contains(text)) {
            throw new InvalidValueException(MESSAGE);
        }
        return text;
    }

    /**
     * Requires metadata without a card number in a key or a value.
     *
     * @throws InvalidValueException when there is one; it names the keys of such values, but not a key with a card number
     */
    public static Metadata requireNone(Metadata metadata) {
        List<Violation> violations = new ArrayList<>();
        metadata.entries().forEach((key, value) -> {
            if (contains(key)) {
                violations.add(new Violation(Violation.WHOLE_VALUE, "must not have a key with a card number"));
            } else if (contains(value)) {
                violations.add(new Violation(key, MESSAGE));
            }
        });
        if (!violations.isEmpty()) {
            throw new InvalidValueException(violations.stream().distinct().toList());
        }
        return metadata;
    }

    /**
     * A group of digits.
     *
     * @param digits as {@code 0} to {@code 9}
     * @param separator the characters between the group before and this one
     */
    private record Group(String digits, String separator) {
        boolean isNear() {
            String counted = UNCOUNTED.matcher(separator).replaceAll("");
            return counted.codePointCount(0, counted.length()) <= MAX_SEPARATOR;
        }
    }

    private static List<Group> groups(String text) {
        List<Group> groups = new ArrayList<>();
        int end = 0;
        for (Matcher matcher = GROUP.matcher(text); matcher.find(); end = matcher.end()) {
            groups.add(new Group(inAscii(matcher.group()), text.substring(end, matcher.start())));
        }
        return groups;
    }

    /** Whether the first of these groups, alone or with the next ones, is a card number. */
    private static boolean beginsCardNumber(List<Group> groups) {
        StringBuilder number = new StringBuilder();
        for (int count = 1; count <= groups.size() && number.length() < MAX_DIGITS; count++) {
            if (count > 1 && !groups.get(count - 1).isNear()) {
                return false;
            }
            number.append(groups.get(count - 1).digits());
            if (isCardNumber(number.toString()) && isWrittenLikeOne(groups.subList(0, count))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWrittenLikeOne(List<Group> groups) {
        if (groups.size() == 1) {
            return !isEan(groups.get(0).digits());
        }
        int[] lengths =
                groups.stream().mapToInt(group -> group.digits().length()).toArray();
        Set<String> separators = groups.stream().skip(1).map(Group::separator).collect(Collectors.toSet());
        boolean isSpaced = separators.stream().allMatch(String::isBlank);
        boolean isEqual = Arrays.stream(lengths, 0, lengths.length - 1).allMatch(length -> length == lengths[0])
                && lengths[lengths.length - 1] <= lengths[0];
        String grouping =
                Arrays.stream(lengths).mapToObj(length -> length + " ").collect(Collectors.joining());
        return CARD_GROUPS.matcher(grouping).matches()
                || (isEqual && separators.size() == 1 && lengths.length >= MIN_EQUAL_GROUPS)
                || (isSpaced && Arrays.stream(lengths).sum() >= MIN_DIGITS_IF_SPACED);
    }

    private static boolean isCardNumber(String number) {
        return NETWORKS.stream().anyMatch(range -> range.contains(number)) && passesLuhn(number);
    }

    private static boolean isEan(String number) {
        int sum = IntStream.range(0, number.length())
                .map(i -> (number.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3))
                .sum();
        return number.length() == EAN_DIGITS && sum % 10 == 0;
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
        return IBAN.matcher(text)
                .replaceAll(match -> isIban(match.group().replace(" ", "")) ? OTHER_NUMBER : match.group());
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
