package dev.hexpay.domain.tax.vat;

/**
 * An Italian VAT number (partita IVA): 7 digits of the company, 3 of the issuing office, and a check digit.
 * Source: python-stdnum, module {@code it.iva}.
 */
final class ItalianVatNumber {
    private ItalianVatNumber() {}

    static boolean isValid(Digits digits) {
        return digits.part(0, 7).number() > 0
                && isOffice((int) digits.part(7, 10).number())
                && digits.luhnSum() == 0;
    }

    private static boolean isOffice(int office) {
        return (office >= 1 && office <= 100) || office == 120 || office == 121 || office == 888 || office == 999;
    }
}
