package dev.hexpay.domain.tax.vat;

/**
 * A Lithuanian VAT number: 9 digits of a company, or 12 of a temporary registration; the digit before the check digit
 * is 1. Source: python-stdnum, module {@code lt.pvm}.
 */
final class LithuanianVatNumber {
    private LithuanianVatNumber() {}

    static boolean isValid(Digits digits) {
        int beforeLast = digits.text().length() - 2;
        int check = sum(digits, 0);
        if (check == 10) {
            check = sum(digits, 2);
        }
        return digits.at(beforeLast) == 1 && check % 10 == digits.last();
    }

    /** The weights run from 1 to 9 and repeat; {@code shift} moves their start. */
    private static int sum(Digits digits, int shift) {
        int sum = 0;
        for (int i = 0; i < digits.text().length() - 1; i++) {
            sum += (1 + (i + shift) % 9) * digits.at(i);
        }
        return sum % 11;
    }
}
