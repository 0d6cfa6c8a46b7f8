package dev.hexpay.adapter.http.paypage;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The countries of the form, sorted by their English names. */
final class Countries {

    private static final Map<String, String> NAMES = Stream.of(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    code -> new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH)));

    private static final List<Country> SORTED = NAMES.entrySet().stream()
            .map(entry -> new Country(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(Country::name, Collator.getInstance(Locale.ENGLISH)))
            .toList();

    private Countries() {}

    static List<Country> all() {
        return SORTED;
    }

    static boolean isKnown(String code) {
        return NAMES.containsKey(code);
    }

    static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }
}
