package dev.hexpay.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostalAddressTest {
    private static PostalAddress in(String country) {
        return PostalAddress.in(country)
                .line1("Hauptstr. 1")
                .city("Berlin")
                .postalCode("10115")
                .build();
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
        assertThat(Rejection.messagesOf(() -> in(country)))
                .containsExactly("country: must be an ISO 3166-1 alpha-2 country code such as DE");
    }

    @Test
    void all_violations_are_reported_in_field_order() {
        assertThat(Rejection.messagesOf(() -> PostalAddress.in("XX")
                        .line1(" ")
                        .line2("a\0")
                        .city("x".repeat(201))
                        .state("")
                        .postalCode("1".repeat(21))
                        .region("r\n")
                        .build()))
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

        assertThat(PostalAddress.in("DE")
                        .line1(most)
                        .line2(most)
                        .city(most)
                        .state(most)
                        .postalCode("1".repeat(20))
                        .region(most)
                        .build()
                        .line1())
                .isEqualTo(most);
    }

    @Test
    void builder_fills_every_part_by_name() {
        PostalAddress address = PostalAddress.in("CA")
                .line1("1 Main St")
                .line2("Floor 2")
                .city("Toronto")
                .state("ON")
                .postalCode("M5V 2T6")
                .region("NA")
                .build();

        assertThat(address)
                .isEqualTo(new PostalAddress("1 Main St", "Floor 2", "Toronto", "ON", "M5V 2T6", "CA", "NA"));
    }

    @Test
    void builder_reports_all_missing_parts_at_once() {
        assertThatThrownBy(() -> PostalAddress.in("DE").build())
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        invalid -> assertThat(invalid.violationsOf("address"))
                                .extracting(Violation::field)
                                .containsExactly("address.line1", "address.city", "address.postalCode"));
    }
}
