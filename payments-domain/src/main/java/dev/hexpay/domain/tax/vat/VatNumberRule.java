package dev.hexpay.domain.tax.vat;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The format and check of a country's VAT number, without its prefix.
 *
 * @param shape digits and letters, in upper case and without separators
 * @param check the check that numbers of this shape must pass
 */
record VatNumberRule(Pattern shape, Predicate<String> check) {
    /** A rule for numbers of digits only. */
    static VatNumberRule digits(String shape, Predicate<Digits> check) {
        return text(shape, number -> check.test(new Digits(number)));
    }

    /** A rule for numbers of digits and letters. */
    static VatNumberRule text(String shape, Predicate<String> check) {
        return new VatNumberRule(Pattern.compile(shape), check);
    }

    /** Whether the number has the shape and passes the check. */
    boolean accepts(String number) {
        return shape.matcher(number).matches() && check.test(number);
    }
}
