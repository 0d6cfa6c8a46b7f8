package dev.hexpay.domain.tax.vat;

/**
 * A British VAT number: 9 digits, 12 for a branch, or the number of a government department (GD) or health authority
 * (HA). Source: python-stdnum, module {@code gb.vat}.
 */
final class BritishVatNumber {
    private static final int FIRST_HEALTH_AUTHORITY = 500;
    private static final int FIRST_WITH_NEW_CHECK = 100;

    private BritishVatNumber() {}

    static boolean isValid(String number) {
        if (Character.isDigit(number.charAt(0))) {
            return isTrader(new Digits(number.substring(0, 9)));
        }
        boolean isHealthAuthority = Integer.parseInt(number.substring(2)) >= FIRST_HEALTH_AUTHORITY;
        return number.startsWith("HA") == isHealthAuthority;
    }

    /** The two check digits make the sum a multiple of 97; for numbers issued since 2010 the remainder is 42 or 55. */
    private static boolean isTrader(Digits digits) {
        int rest = digits.weighted(8, 7, 6, 5, 4, 3, 2, 10, 1) % 97;
        boolean isOfNewKind = digits.part(0, 3).number() >= FIRST_WITH_NEW_CHECK && (rest == 42 || rest == 55);
        return rest == 0 || isOfNewKind;
    }
}
