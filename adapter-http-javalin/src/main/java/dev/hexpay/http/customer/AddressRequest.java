package dev.hexpay.http.customer;

import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.http.input.Fields;
import dev.hexpay.http.input.Read;
import java.util.function.Function;
import java.util.function.Supplier;

/** An address as a client sends it. */
final class AddressRequest {
    // Stands in for what is missing and reported already, so that the rest of the address is judged as well.
    private static final String MISSING = "-";
    private static final String SOME_COUNTRY = "DE";

    private AddressRequest() {}

    static Supplier<PostalAddress> read(Fields body) {
        Read<String> line1 = body.requiredText("line1", Function.identity());
        Read<String> line2 = body.text("line2", Function.identity());
        Read<String> city = body.requiredText("city", Function.identity());
        Read<String> state = body.text("state", Function.identity());
        Read<String> postalCode = body.requiredText("postalCode", Function.identity());
        Read<String> country = body.requiredText("country", Function.identity());
        Read<String> region = body.text("region", Function.identity());
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
