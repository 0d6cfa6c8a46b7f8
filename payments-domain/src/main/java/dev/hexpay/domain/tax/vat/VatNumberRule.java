package dev.hexpay.domain.tax.vat;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a country's VAT number looks like behind its two letters.
 *
 * @param shape digits and letters, in upper case and without separators
 * @param check what numbers of that shape have to pass
 */
record VatNumberRule(Pattern shape, Predicate<String> check) {
    /** Digits in this shape that pass this check. */
    static VatNumberRule digits(String shape, Predicate<Digits> check) {
        return text(shape, number -> check.test(new Digits(number)));
    }

    /** Digits and letters in this shape that pass this check. */
    static VatNumberRule text(String shape, Predicate<String> check) {
        return new VatNumberRule(Pattern.compile(shape), check);
    }

    /** Whether the number could have been given out. */
    boolean accepts(String number) {
        return shape.matcher(number).matches() && check.test(number);
    }
}
