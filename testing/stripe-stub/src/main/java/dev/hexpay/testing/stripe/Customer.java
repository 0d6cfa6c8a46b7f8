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
        return Json.of("id", id())
                .and("object", "customer")
                .and("address", params.map("address").isEmpty() ? null : params.map("address"))
                .and("created", created())
                .and("description", params.text("description"))
                .and("email", params.text("email"))
                .and("livemode", creation.mode().isLive())
                .and("metadata", params.map("metadata"))
                .and("name", params.text("name"))
                .and("phone", params.text("phone"))
                .json();
    }
}
