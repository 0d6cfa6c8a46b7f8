package dev.hexpay.domain.tax.vat;

/**
 * A Bulgarian VAT number: 9 digits of a company (EIK), or 10 of a person (EGN), a foreigner (PNF) or another taxpayer.
 * Source: python-stdnum, modules {@code bg.vat}, {@code bg.egn} and {@code bg.pnf}.
 */
final class BulgarianVatNumber {
    private static final int COMPANY_LENGTH = 9;

    private BulgarianVatNumber() {}

    static boolean isValid(String number) {
        Digits digits = new Digits(number);
        return number.length() == COMPANY_LENGTH
                ? isCompany(digits)
                : isPerson(digits) || isForeigner(digits) || isOther(digits);
    }

    private static boolean isCompany(Digits digits) {
        int check = digits.weighted(1, 2, 3, 4, 5, 6, 7, 8) % 11;
        if (check == 10) {
            check = digits.weighted(3, 4, 5, 6, 7, 8, 9, 10) % 11;
        }
        return check % 10 == digits.last();
    }

    /** Begins with the date of birth; the month encodes the century: plus 20 for the 19th, plus 40 for the 21st. */
    private static boolean isPerson(Digits digits) {
        int month = (int) digits.part(2, 4).number();
        int century = month > 40 ? 2000 : month > 20 ? 1800 : 1900;
        int year = century + (int) digits.part(0, 2).number();
        return Digits.isDay(year, month % 20, (int) digits.part(4, 6).number())
                && digits.weighted(2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == digits.last();
    }

    private static boolean isForeigner(Digits digits) {
        return digits.weighted(21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == digits.last();
    }

    private static boolean isOther(Digits digits) {
        return Math.floorMod(-digits.weighted(4, 3, 2, 7, 6, 5, 4, 3, 2), 11) == digits.last();
    }
}
