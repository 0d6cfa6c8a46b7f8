package dev.hexpay.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.customer.TimeZoneName;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryTimeZonesTest {
    @Test
    void only_countries_with_several_times_and_uninhabited_ones_have_no_zone() {
        // Each lookup also checks that the Java runtime knows the zone.
        assertThat(Arrays.stream(Locale.getISOCountries())
                        .filter(country -> CountryTimeZones.ofCountry(country).isEmpty()))
                .containsExactlyInAnyOrder(
                        "AQ AU BR CA CD CL CN EC ES FM GL ID KI KZ MN MX NZ PF PG PT RU UA UM US BV HM".split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "DE, Europe/Berlin",
        "AT, Europe/Vienna",
        "GB, Europe/London",
        "IN, Asia/Kolkata",
        "AR, America/Argentina/Buenos_Aires",
        "ZW, Africa/Harare"
    })
    void country_with_one_time_has_its_zone(String country, String zone) {
        assertThat(CountryTimeZones.ofCountry(country)).contains(new TimeZoneName(zone));
    }

    @Test
    void unknown_country_has_no_zone() {
        assertThat(CountryTimeZones.ofCountry("de")).isEmpty();
        assertThat(CountryTimeZones.ofCountry("XX")).isEmpty();
    }
}
