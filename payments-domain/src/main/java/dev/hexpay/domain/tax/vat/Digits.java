package dev.hexpay.domain.tax.vat;

import java.time.YearMonth;

/** A string of decimal digits, with the sums from which check digits are computed. */
record Digits(String text) {
    private static final int TEN = 10;

    /** The digit at this position, from 0. */
    int at(int place) {
        return text.charAt(place) - '0';
    }

    int last() {
        return at(text.length() - 1);
    }

    /** The digits as a number; at most 18 digits. */
    long number() {
        return Long.parseLong(text);
    }

    /** The digits from {@code begin} up to but not including {@code end}. */
    Digits part(int begin, int end) {
        return new Digits(text.substring(begin, end));
    }

    /** The sum of the first digits, each times its weight. */
    int weighted(int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * at(i);
        }
        return sum;
    }

    /** The last digit of the Luhn sum (ISO/IEC 7812-1): every second digit is doubled, from the one before the last. */
    int luhnSum() {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = at(text.length() - 1 - i);
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted / TEN + counted % TEN;
        }
        return sum % TEN;
    }

    /** Whether the last digit is the check digit of ISO 7064 MOD 11,10 over the others. */
    boolean hasIso7064Check() {
        int check = TEN;
        for (int i = 0; i < text.length() - 1; i++) {
            int sum = (check + at(i)) % TEN;
            check = 2 * (sum == 0 ? TEN : sum) % (TEN + 1);
        }
        return (check + last()) % TEN == 1;
    }

    /** Whether the year, month and day exist. */
    static boolean isDay(int year, int month, int day) {
        return month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
    }
}
