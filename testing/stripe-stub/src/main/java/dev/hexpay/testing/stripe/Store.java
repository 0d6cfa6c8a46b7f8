package dev.hexpay.testing.stripe;

import dev.hexpay.testing.stripe.http.Mode;
import dev.hexpay.testing.stripe.http.Parameters;
import dev.hexpay.testing.stripe.http.StripeError;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The objects of one mode. */
final class Store {
    private final Mode mode;
    private final Map<String, StripeObject> objects = new LinkedHashMap<>();
    private @Nullable Store other;

    Store(Mode mode) {
        this.mode = mode;
    }

    /** Names the store of the other mode, which only messages mention. */
    void knows(Store store) {
        other = store;
    }

    Mode mode() {
        return mode;
    }

    <T extends StripeObject> T add(T object) {
        objects.put(object.id(), object);
        return object;
    }

    /** Any object; null if this mode has none of this id. */
    @Nullable
    StripeObject any(String id) {
        return objects.get(id);
    }

    /** An object; null if this mode has none of this kind and id. */
    <T extends StripeObject> @Nullable T find(Kind<T> kind, @Nullable String id) {
        StripeObject object = objects.get(id);
        return kind.type().isInstance(object) ? kind.type().cast(object) : null;
    }

    /** The object whose id is in the path. */
    <T extends StripeObject> T atPath(Kind<T> kind, String id) {
        return get(kind, id, 404, kind.equals(Kind.PAYMENT_INTENT) ? "intent" : "id");
    }

    /** The object whose id is in a parameter. */
    <T extends StripeObject> T atParam(Kind<T> kind, String id, String param) {
        return get(kind, id, 400, param);
    }

    /** The id that filters a list, of an object that exists; null if the list is not filtered by it. */
    <T extends StripeObject> @Nullable String filter(Kind<T> kind, Parameters params, String param) {
        String id = params.text(param);
        return id == null ? null : atParam(kind, id, param).id();
    }

    private <T extends StripeObject> T get(Kind<T> kind, String id, int status, String param) {
        T object = find(kind, id);
        if (object != null) {
            return object;
        }
        boolean isElsewhere = other != null && other.find(kind, id) != null;
        throw StripeError.missing(
                status,
                "No such " + kind.noun() + ": '" + id + "'"
                        + (isElsewhere
                                ? "; a similar object exists in " + mode.other().word() + " mode, but a " + mode.word()
                                        + " mode key was used to make this request."
                                : ""),
                param);
    }

    /** All objects of a kind, newest first; of one second, the last one made first. */
    <T extends StripeObject> List<T> newestFirst(Kind<T> kind) {
        List<T> all = objects.values().stream()
                .filter(kind.type()::isInstance)
                .map(kind.type()::cast)
                .collect(Collectors.toList());
        Collections.reverse(all);
        all.sort(Comparator.comparing(StripeObject::created).reversed());
        return all;
    }
}
