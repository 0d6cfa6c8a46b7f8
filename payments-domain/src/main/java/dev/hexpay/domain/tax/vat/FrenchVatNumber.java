package dev.hexpay.domain.tax.vat;

/**
 * A French VAT number: two check characters and the SIREN of the company (in Monaco: a number that begins with 000).
 * Source: python-stdnum, modules {@code fr.tva} and {@code fr.siren}.
 */
final class FrenchVatNumber {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String MONACO_PREFIX = "000";

    private FrenchVatNumber() {}

    static boolean isValid(String number) {
        Digits company = new Digits(number.substring(2));
        return (company.text().startsWith(MONACO_PREFIX) || company.luhnSum() == 0)
                && isChecked(number.charAt(0), number.charAt(1), company.number());
    }

    private static boolean isChecked(char first, char second, long company) {
        int high = ALPHABET.indexOf(first);
        int low = ALPHABET.indexOf(second);
        if (high < 10 && low < 10) {
            return 10 * high + low == (company * 100 + 12) % 97;
        }
        int check = high < 10 ? high * 24 + low - 10 : high * 34 + low - 100;
        return (company + 1 + check / 11) % 11 == check % 11;
    }
}
