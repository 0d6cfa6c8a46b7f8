package dev.hexpay.adapter.http.paypage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.paypage.view.PayField;
import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.tax.TaxAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnteredLocationTest {
    @Test
    void each_field_of_the_form_is_a_part_of_the_location() {
        Map<PayField, String> form = Map.of(
                PayField.COUNTRY, " us ",
                PayField.STATE, " OR ",
                PayField.LINE1, "1000 SW Broadway",
                PayField.LINE2, "Floor 2",
                PayField.CITY, "Portland",
                PayField.POSTAL_CODE, "97205",
                PayField.TAX_ID, "12-3456789");

        assertThat(EnteredLocation.of(form::get))
                .isEqualTo(new TaxLocation(
                        "US",
                        "OR",
                        new TaxAddress("1000 SW Broadway", "Floor 2", "Portland", "97205"),
                        new TaxDocument("12-3456789")));
    }

    @Test
    void invalid_parts_are_left_out() {
        Map<PayField, String> form = Map.of(
                PayField.COUNTRY, "Atlantis",
                PayField.STATE, " ",
                PayField.LINE1, "x".repeat(201),
                PayField.POSTAL_CODE, "1".repeat(21),
                PayField.TAX_ID, "x".repeat(51));

        assertThat(EnteredLocation.of(form::get)).isEqualTo(new TaxLocation(null, null, null));
    }

    @Test
    void number_of_a_card_is_not_part_of_an_address() {
        Map<PayField, String> form = Map.of(
                PayField.COUNTRY, "US", PayField.CITY, "4242 4242 4242 4242", PayField.POSTAL_CODE, "4242424242424242");

        assertThat(EnteredLocation.of(form::get)).isEqualTo(new TaxLocation("US", null, null));
    }
}
