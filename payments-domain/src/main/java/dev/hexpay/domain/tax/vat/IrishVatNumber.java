package dev.hexpay.domain.tax.vat;

/**
 * An Irish VAT number: 7 digits, a check letter and, since 2013, a second letter that is part of the sum; or the old
 * format, with a letter or sign in second position. Source: python-stdnum, modules {@code ie.vat} and {@code ie.pps}.
 */
final class IrishVatNumber {
    private static final String CHECKS = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final int CHECK = 7;
    private static final int LETTER = 8;

    private IrishVatNumber() {}

    static boolean isValid(String number) {
        if (Character.isDigit(number.charAt(1))) {
            int letter = number.length() > LETTER ? CHECKS.indexOf(number.charAt(LETTER)) : 0;
            return isChecked(number.substring(0, CHECK), 9 * letter, number.charAt(CHECK));
        }
        return number.length() == LETTER
                && isChecked("0" + number.substring(2, CHECK) + number.charAt(0), 0, number.charAt(CHECK));
    }

    private static boolean isChecked(String digits, int more, char check) {
        int sum = new Digits(digits).weighted(8, 7, 6, 5, 4, 3, 2) + more;
        return CHECKS.charAt(sum % CHECKS.length()) == check;
    }
}
