package dev.hexpay.domain.tax.vat;

/**
 * A Latvian VAT number: that of a company when the first digit is above 3, else a personal code, which begins with the
 * date of birth or, since 2017, with 32. Source: python-stdnum, module {@code lv.pvn}.
 */
final class LatvianVatNumber {
    private static final String WITHOUT_BIRTHDAY = "32";

    private LatvianVatNumber() {}

    static boolean isValid(Digits digits) {
        return digits.at(0) > 3 ? digits.weighted(9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3 : isPerson(digits);
    }

    private static boolean isPerson(Digits digits) {
        return (digits.text().startsWith(WITHOUT_BIRTHDAY) || isBirthday(digits))
                && (1 + digits.weighted(10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == digits.last();
    }

    private static boolean isBirthday(Digits digits) {
        int year = 1800 + 100 * digits.at(6) + (int) digits.part(4, 6).number();
        return Digits.isDay(
                year, (int) digits.part(2, 4).number(), (int) digits.part(0, 2).number());
    }
}
