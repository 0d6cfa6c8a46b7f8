package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.Json;
import org.jspecify.annotations.Nullable;

/** What the payer's page gives beside the card; each part may be null. */
public record BillingDetails(
        @Nullable String name,
        @Nullable String email,
        @Nullable Address address) {
    /** None. */
    public static final BillingDetails NONE = new BillingDetails(null, null, null);

    /** A postal address; the country is its two letters. */
    public record Address(
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country) {
        JsonObject json() {
            return Json.of("city", city)
                    .and("country", country)
                    .and("line1", line1)
                    .and("line2", line2)
                    .and("postal_code", postalCode)
                    .and("state", state)
                    .json();
        }
    }

    JsonObject json() {
        Address given = address == null ? new Address(null, null, null, null, null, null) : address;
        return Json.of("address", given.json())
                .and("email", email)
                .and("name", name)
                .and("phone", null)
                .json();
    }
}
