package dev.hexpay.testing.stripe.http;

import org.jspecify.annotations.Nullable;

/**
 * A valid request, as an endpoint gets it.
 *
 * @param mode of the key that was sent
 * @param id the id in the path; null for endpoints without one
 * @param params the checked parameters
 * @param cause what events name
 */
public record ApiCall(Mode mode, @Nullable String id, Parameters params, Cause cause) {
    /** The id in the path of an endpoint that has one. */
    public String pathId() {
        if (id == null) {
            throw new IllegalStateException("the path has no id");
        }
        return id;
    }
}
