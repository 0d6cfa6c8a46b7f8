package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Json;
import dev.hexpay.testing.stripe.http.Parameters;
import dev.hexpay.testing.stripe.http.StripeError;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists, newest first, in pages of {@code limit} after {@code starting_after}. */
final class Pages {
    private static final long DEFAULT_LIMIT = 10;
    private static final long MAX_LIMIT = 100;

    private Pages() {}

    /** One page of the objects that match; {@code created} is filtered here. */
    static <T extends StripeObject> JsonObject of(Store store, ApiCall call, Kind<T> kind, Stream<T> matching) {
        Parameters params = call.params();
        Long asked = params.integer("limit");
        long limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw StripeError.invalid(
                    "parameter_invalid_integer", "The limit must be from 1 to " + MAX_LIMIT + ".", "limit");
        }
        List<T> all = matching.filter(object -> isCreated(params, object)).toList();
        List<T> rest = all.subList(start(store, kind, all, params.text("starting_after")), all.size());
        JsonObject page = Json.of("object", "list")
                .and("data", rest.stream().limit(limit).map(StripeObject::json).toList())
                .and("has_more", rest.size() > limit)
                .and("url", "/v1/" + kind.noun() + "s")
                .json();
        return Expansion.of(store, call, page);
    }

    private static <T extends StripeObject> int start(
            Store store, Kind<T> kind, List<T> all, @Nullable String startingAfter) {
        if (startingAfter == null) {
            return 0;
        }
        int index = all.indexOf(store.atParam(kind, startingAfter, "starting_after"));
        if (index < 0) {
            throw StripeError.notKnownToStub("what starting_after means for an object that the filters exclude");
        }
        return index + 1;
    }

    private static boolean isCreated(Parameters params, StripeObject object) {
        long created = object.created().getEpochSecond();
        Long exact = params.integer("created");
        Long gte = params.integer("created", "gte");
        Long gt = params.integer("created", "gt");
        Long lte = params.integer("created", "lte");
        Long lt = params.integer("created", "lt");
        return (exact == null || created == exact)
                && (gte == null || created >= gte)
                && (gt == null || created > gt)
                && (lte == null || created <= lte)
                && (lt == null || created < lt);
    }
}
