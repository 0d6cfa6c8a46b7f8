package dev.hexpay.domain.tax.vat;

/**
 * A Spanish VAT number (NIF): of a company (CIF, whose check is a digit or a letter), a Spaniard (DNI) or a foreigner
 * (NIE). Source: python-stdnum, modules {@code es.nif}, {@code es.cif}, {@code es.dni} and {@code es.nie}.
 */
final class SpanishVatNumber {
    private static final String COMPANIES = "ABCDEFGHJNPQRSUVW";
    private static final String COMPANY_CHECKS = "JABCDEFGHI";
    // Children, Spaniards abroad, and foreigners without another number.
    private static final String PERSONS_WITHOUT_CARD = "KLM";
    private static final String FOREIGNERS = "XYZ";
    private static final String PERSON_CHECKS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int LAST = 8;

    private SpanishVatNumber() {}

    static boolean isValid(String number) {
        char first = number.charAt(0);
        char check = number.charAt(LAST);
        String middle = number.substring(1, LAST);
        if (COMPANIES.indexOf(first) >= 0) {
            int digit = Math.floorMod(-new Digits(middle + "0").luhnSum(), 10);
            return check == '0' + digit || check == COMPANY_CHECKS.charAt(digit);
        }
        if (PERSONS_WITHOUT_CARD.indexOf(first) >= 0) {
            return check == personCheck(middle);
        }
        if (FOREIGNERS.indexOf(first) >= 0) {
            return check == personCheck(FOREIGNERS.indexOf(first) + middle);
        }
        return Character.isDigit(first) && check == personCheck(first + middle);
    }

    private static char personCheck(String digits) {
        return PERSON_CHECKS.charAt((int) (new Digits(digits).number() % PERSON_CHECKS.length()));
    }
}
