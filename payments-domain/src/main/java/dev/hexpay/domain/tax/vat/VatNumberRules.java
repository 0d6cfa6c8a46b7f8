package dev.hexpay.domain.tax.vat;

import static dev.hexpay.domain.tax.vat.VatNumberRule.digits;
import static dev.hexpay.domain.tax.vat.VatNumberRule.text;

import java.util.Map;
import java.util.Optional;

/**
 * The rule of each prefix: the 27 member states (Greece has {@code EL}), the United Kingdom and Northern Ireland
 * ({@code XI}).
 *
 * <p>The shapes are those of the European Commission's VIES service (its questions and answers, question 11) and of HM
 * Revenue and Customs. The check digits are the national algorithms collected by the open-source python-stdnum
 * project, modules {@code stdnum.<country>}, each of which names its national source. A number of zeros passes a sum of
 * digits; the shapes refuse it, whatever its check digits are.
 */
final class VatNumberRules {
    private static final String BRITISH = "(?!0{7})([0-9]{9}|[0-9]{12})|(GD(?!000)|HA)[0-9]{3}";

    private static final Map<String, VatNumberRule> BY_PREFIX = Map.ofEntries(
            Map.entry("AT", text("U(?!0{7})[0-9]{8}", VatNumberRules::isAustrian)),
            Map.entry("BE", digits("(?!0{8})[01][0-9]{9}", VatNumberRules::isBelgian)),
            Map.entry("BG", text("(?!0{8})[0-9]{9,10}", BulgarianVatNumber::isValid)),
            Map.entry("CY", text("(?!12|0{8})[0-9]{8}[A-Z]", CypriotVatNumber::isValid)),
            Map.entry("CZ", text("(?!0{7})[0-9]{8,10}", CzechVatNumber::isValid)),
            Map.entry("DE", digits("[1-9][0-9]{8}", Digits::hasIso7064Check)),
            Map.entry("DK", digits("[1-9][0-9]{7}", it -> it.weighted(2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0)),
            Map.entry("EE", digits("(?!0{8})[0-9]{9}", it -> it.weighted(3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0)),
            Map.entry("EL", digits("(?!0{8})[0-9]{9}", VatNumberRules::isGreek)),
            Map.entry("ES", text("(?![0A-Z]0{7})[0-9A-Z][0-9]{7}[0-9A-Z]", SpanishVatNumber::isValid)),
            Map.entry("FI", digits("(?!0{7})[0-9]{8}", it -> it.weighted(7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0)),
            Map.entry("FR", text("[0-9A-HJ-NP-Z]{2}(?!0{9})[0-9]{9}", FrenchVatNumber::isValid)),
            Map.entry("HR", digits("(?!0{10})[0-9]{11}", Digits::hasIso7064Check)),
            Map.entry("HU", digits("(?!0{7})[0-9]{8}", it -> it.weighted(9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0)),
            Map.entry("IE", text("(?!0[0A-Z+*]0{5})[0-9][0-9A-Z+*][0-9]{5}[A-W][A-IW]?", IrishVatNumber::isValid)),
            Map.entry("IT", digits("[0-9]{11}", ItalianVatNumber::isValid)),
            Map.entry("LT", digits("(?!0{7})([0-9]{9}|[0-9]{12})", LithuanianVatNumber::isValid)),
            Map.entry(
                    "LU",
                    digits(
                            "(?!0{6})[0-9]{8}",
                            it -> it.part(0, 6).number() % 89 == it.part(6, 8).number())),
            Map.entry("LV", digits("(?!320{8})[0-9]{11}", LatvianVatNumber::isValid)),
            Map.entry("MT", digits("[1-9][0-9]{7}", it -> it.weighted(3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0)),
            Map.entry("NL", text("(?!0{8})[0-9]{9}B(?!00)[0-9]{2}", DutchVatNumber::isValid)),
            Map.entry(
                    "PL", digits("(?!0{9})[0-9]{10}", it -> it.weighted(6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == it.last())),
            Map.entry("PT", digits("[1-9][0-9]{8}", VatNumberRules::isPortuguese)),
            Map.entry("RO", digits("[1-9][0-9]{1,9}", VatNumberRules::isRomanian)),
            Map.entry(
                    "SE",
                    digits(
                            "(?!0{9})[0-9]{10}(?!00)[0-9]{2}",
                            it -> it.part(0, 10).luhnSum() == 0)),
            Map.entry("SI", digits("[1-9][0-9]{7}", VatNumberRules::isSlovenian)),
            Map.entry("SK", digits("[1-9][0-9][2-47-9][0-9]{7}", it -> it.number() % 11 == 0)),
            Map.entry("GB", text(BRITISH, BritishVatNumber::isValid)),
            // Traders in Northern Ireland have the same number under both prefixes.
            Map.entry("XI", text(BRITISH, BritishVatNumber::isValid)));

    private VatNumberRules() {}

    /** The rule of a prefix; empty for any other prefix. */
    static Optional<VatNumberRule> of(String prefix) {
        return Optional.ofNullable(BY_PREFIX.get(prefix));
    }

    private static boolean isAustrian(String number) {
        Digits digits = new Digits(number.substring(1));
        return Math.floorMod(6 - digits.part(0, 7).luhnSum(), 10) == digits.last();
    }

    private static boolean isBelgian(Digits digits) {
        return (digits.part(0, 8).number() + digits.part(8, 10).number()) % 97 == 0;
    }

    private static boolean isGreek(Digits digits) {
        return digits.weighted(256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digits.last();
    }

    private static boolean isPortuguese(Digits digits) {
        return Math.floorMod(-digits.weighted(9, 8, 7, 6, 5, 4, 3, 2), 11) % 10 == digits.last();
    }

    private static boolean isRomanian(Digits digits) {
        Digits ten = new Digits("0".repeat(10 - digits.text().length()) + digits.text());
        return 10 * ten.weighted(7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10 == digits.last();
    }

    private static boolean isSlovenian(Digits digits) {
        int check = 11 - digits.weighted(8, 7, 6, 5, 4, 3, 2) % 11;
        // Numbers with a check of 11 are not issued.
        return (check == 10 ? 0 : check) == digits.last();
    }
}
