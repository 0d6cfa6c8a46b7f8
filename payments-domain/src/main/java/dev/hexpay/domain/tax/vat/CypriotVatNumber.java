package dev.hexpay.domain.tax.vat;

/**
 * A Cypriot VAT number: 8 digits and a check letter, the digits at odd positions translated before summing.
 * Source: python-stdnum, module {@code cy.vat}.
 */
final class CypriotVatNumber {
    private static final int[] TRANSLATED = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
    private static final int DIGITS = 8;
    private static final int LETTERS = 26;

    private CypriotVatNumber() {}

    static boolean isValid(String number) {
        Digits digits = new Digits(number.substring(0, DIGITS));
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            sum += i % 2 == 0 ? TRANSLATED[digits.at(i)] : digits.at(i);
        }
        return 'A' + sum % LETTERS == number.charAt(DIGITS);
    }
}
