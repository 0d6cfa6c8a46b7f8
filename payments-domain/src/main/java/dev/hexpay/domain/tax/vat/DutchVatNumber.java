package dev.hexpay.domain.tax.vat;

/**
 * A Dutch VAT number: 9 digits, B, and two digits. The 9 digits of a company end in a check digit (RSIN). Since 2020
 * those of a sole trader have none; the last two digits make the whole number, prefix included, pass ISO 7064 MOD
 * 97-10. Source: python-stdnum, modules {@code nl.btw} and {@code nl.bsn}.
 */
final class DutchVatNumber {
    private static final String NL = "2321";
    private static final String B = "11";
    private static final int DIGITS = 9;

    private DutchVatNumber() {}

    static boolean isValid(String number) {
        Digits company = new Digits(number.substring(0, DIGITS));
        Digits whole = new Digits(NL + company.text() + B + number.substring(DIGITS + 1));
        return isCompany(company) || whole.number() % 97 == 1;
    }

    private static boolean isCompany(Digits digits) {
        return digits.weighted(9, 8, 7, 6, 5, 4, 3, 2) % 11 == digits.last();
    }
}
