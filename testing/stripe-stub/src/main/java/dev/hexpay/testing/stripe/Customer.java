package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Json;
import dev.hexpay.testing.stripe.http.Parameters;
import java.time.Instant;

/** A payer whose cards are kept. */
final class Customer extends StripeObject {
    private final ApiCall creation;

    Customer(String id, Instant created, ApiCall creation) {
        super(id, created);
        this.creation = creation;
    }

    @Override
    JsonObject json() {
        Parameters params = creation.params();
        return Json.object(
                "id",
                id(),
                "object",
                "customer",
                "address",
                params.map("address").isEmpty() ? null : params.map("address"),
                "created",
                created(),
                "description",
                params.text("description"),
                "email",
                params.text("email"),
                "livemode",
                creation.mode().isLive(),
                "metadata",
                params.map("metadata"),
                "name",
                params.text("name"),
                "phone",
                params.text("phone"));
    }
}
