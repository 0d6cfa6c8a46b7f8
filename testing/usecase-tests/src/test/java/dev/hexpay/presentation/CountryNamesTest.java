package dev.hexpay.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.presentation.CountryNames;
import dev.hexpay.application.presentation.CountryNames.Country;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CountryNamesTest {
    private final CountryNames names = new CountryNames(Locale.US);

    @Test
    void countries_have_english_names() {
        assertThat(names.of("DE")).isEqualTo("Germany");
        assertThat(names.of("CI")).isEqualTo("Côte d’Ivoire");
    }

    @Test
    void all_countries_are_sorted_by_name() {
        assertThat(names.all())
                .hasSize(Locale.getISOCountries().length)
                .startsWith(new Country("AF", "Afghanistan"), new Country("AX", "Åland Islands"))
                .endsWith(new Country("ZW", "Zimbabwe"));
    }
}
