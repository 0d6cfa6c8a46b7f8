package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import java.time.Instant;

/** An object of the API with its id. */
abstract class StripeObject {
    private final String id;
    private final Instant created;

    StripeObject(String id, Instant created) {
        this.id = id;
        this.created = created;
    }

    final String id() {
        return id;
    }

    final Instant created() {
        return created;
    }

    /** The object as the API shows it now; the objects that it refers to are ids. */
    abstract JsonObject json();
}
