package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.JsonFields;
import dev.hexpay.domain.customer.PostalAddress;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads an address from a request body. */
final class AddressRequest {
    // Placeholders for missing fields that are reported already, so that the other fields are validated as well.
    private static final String MISSING = "-";
    private static final String SOME_COUNTRY = "DE";

    private AddressRequest() {}

    static Supplier<PostalAddress> read(JsonFields body) {
        FieldValue<String> line1 = body.requiredText("line1", Function.identity());
        FieldValue<String> line2 = body.text("line2", Function.identity());
        FieldValue<String> city = body.requiredText("city", Function.identity());
        FieldValue<String> state = body.text("state", Function.identity());
        FieldValue<String> postalCode = body.requiredText("postalCode", Function.identity());
        FieldValue<String> country = body.requiredText("country", Function.identity());
        FieldValue<String> region = body.text("region", Function.identity());
        return () -> new PostalAddress(
                line1.or(MISSING),
                line2.orNull(),
                city.or(MISSING),
                state.orNull(),
                postalCode.or(MISSING),
                country.or(SOME_COUNTRY),
                region.orNull());
    }
}
