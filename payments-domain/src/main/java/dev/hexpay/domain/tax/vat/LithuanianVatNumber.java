package dev.hexpay.domain.tax.vat;

/**
 * A Lithuanian VAT number: 9 digits of a company, or 12 of somebody registered for a time; a 1 stands before the check
 * digit. Source: python-stdnum, module {@code lt.pvm}.
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

    /** The weights go from 1 to 9 and begin again; the second time two further. */
    private static int sum(Digits digits, int shift) {
        int sum = 0;
        for (int i = 0; i < digits.text().length() - 1; i++) {
            sum += (1 + (i + shift) % 9) * digits.at(i);
        }
        return sum % 11;
    }
}
