package dev.hexpay.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostalAddressTest {
    private static PostalAddress in(String country) {
        return new PostalAddress("Hauptstr. 1", null, "Berlin", null, "10115", country, null);
    }

    @Test
    void second_line_state_and_region_are_optional() {
        assertThat(in("DE").country()).isEqualTo("DE");
    }

    @Test
    void country_is_stored_in_upper_case() {
        assertThat(in("de")).isEqualTo(in("DE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "D", "DEU", "XX", "UK", "Germany", " DE", "\u00df", "\u0131n", "\uff24\uff25"})
    void invalid_country_code_is_rejected(String country) {
        assertThat(Rejection.violationsOf(() -> in(country)))
                .containsExactly("country: must be an ISO 3166-1 alpha-2 country code such as DE");
    }

    @Test
    void all_violations_are_reported_in_field_order() {
        assertThat(Rejection.violationsOf(
                        () -> new PostalAddress(" ", "a\0", "x".repeat(201), "", "1".repeat(21), "XX", "r\n")))
                .containsExactly(
                        "line1: must not be blank",
                        "line2: must not contain control characters",
                        "city: must have at most 200 characters",
                        "state: must not be blank",
                        "postalCode: must have at most 20 characters",
                        "country: must be an ISO 3166-1 alpha-2 country code such as DE",
                        "region: must not contain control characters");
    }

    @Test
    void fields_of_maximum_length_are_accepted() {
        String most = "ä".repeat(200);

        assertThat(new PostalAddress(most, most, most, most, "1".repeat(20), "DE", most).line1())
                .isEqualTo(most);
    }
}
