package dev.hexpay.domain.tax.vat;

/**
 * A Czech VAT number: 8 digits of a company, the 9 or 10 digits of a person's birth number (9 digits were issued
 * until 1953), or 9 digits that begin with 6. Source: python-stdnum, modules {@code cz.dic} and {@code cz.rc}.
 */
final class CzechVatNumber {
    private static final int COMPANY_LENGTH = 8;
    private static final int OLD_BIRTH_NUMBER_LENGTH = 9;
    private static final int FIRST_LONG_YEAR = 54;

    private CzechVatNumber() {}

    static boolean isValid(String number) {
        Digits digits = new Digits(number);
        return switch (number.length()) {
            case COMPANY_LENGTH -> isCompany(digits);
            case OLD_BIRTH_NUMBER_LENGTH -> digits.at(0) == 6 ? isSpecial(digits) : isBornBefore1954(digits);
            default -> isBornSince1954(digits);
        };
    }

    private static boolean isCompany(Digits digits) {
        int check = Math.floorMod(-digits.weighted(8, 7, 6, 5, 4, 3, 2), 11);
        return digits.at(0) != 9 && (check == 0 ? 1 : check % 10) == digits.last();
    }

    private static boolean isSpecial(Digits digits) {
        int sum = digits.weighted(0, 8, 7, 6, 5, 4, 3, 2) % 11;
        return Math.floorMod(8 - Math.floorMod(10 - sum, 11), 10) == digits.last();
    }

    private static boolean isBornBefore1954(Digits digits) {
        int year = year(digits);
        return (year < FIRST_LONG_YEAR || year >= 80) && isDay(digits, year < FIRST_LONG_YEAR ? 1900 : 1800);
    }

    private static boolean isBornSince1954(Digits digits) {
        return isDay(digits, year(digits) < FIRST_LONG_YEAR ? 2000 : 1900)
                && digits.part(0, 9).number() % 11 % 10 == digits.last();
    }

    private static int year(Digits digits) {
        return (int) digits.part(0, 2).number();
    }

    /** The month is increased by 50 for women, and by 20 when the numbers of a day are exhausted. */
    private static boolean isDay(Digits digits, int century) {
        int month = (int) digits.part(2, 4).number() % 50 % 20;
        return Digits.isDay(
                century + year(digits), month, (int) digits.part(4, 6).number());
    }
}
