package dev.hexpay.testing.stripe;

import dev.hexpay.testing.stripe.http.Mode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All objects of both modes, and the clock and the ids for new ones. It is also the lock under which they change. */
final class StubState {
    private final InstantSource clock;
    private final Map<Mode, Store> stores = new EnumMap<>(Mode.class);
    private final Map<String, Integer> counters = new HashMap<>();
    private final Events events = new Events(this);
    private final List<Runnable> followUps = new ArrayList<>();
    private final Conditions conditions = new Conditions();

    StubState(InstantSource clock) {
        this.clock = clock;
        for (Mode mode : Mode.values()) {
            stores.put(mode, new Store(mode));
        }
        for (Mode mode : Mode.values()) {
            store(mode).knows(store(mode.other()));
        }
    }

    Store store(Mode mode) {
        Store store = stores.get(mode);
        if (store == null) {
            throw new IllegalStateException("no store of " + mode);
        }
        return store;
    }

    Events events() {
        return events;
    }

    Conditions conditions() {
        return conditions;
    }

    /** Plans what happens by itself after the current request. */
    void afterwards(Runnable followUp) {
        followUps.add(followUp);
    }

    /** Lets happen what was planned. */
    void followUp() {
        List<Runnable> planned = List.copyOf(followUps);
        followUps.clear();
        planned.forEach(Runnable::run);
    }

    /** Now, in whole seconds as the API shows it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The exact time, for what expires. */
    Instant instant() {
        return clock.instant();
    }

    /** The next id with a prefix; equal runs have equal ids. */
    String nextId(String prefix) {
        int next = counters.merge(prefix, 1, Integer::sum);
        return prefix + "_" + String.format(Locale.ROOT, "Stub%020d", next);
    }

    <T extends StripeObject> String nextId(Kind<T> kind) {
        return nextId(kind.prefix());
    }

    /** The store that has an object of this kind. */
    <T extends StripeObject> Store storeOf(Kind<T> kind, String id) {
        for (Store store : stores.values()) {
            @Nullable T found = store.find(kind, id);
            if (found != null) {
                return store;
            }
        }
        throw new IllegalArgumentException("no " + kind.noun() + " " + id);
    }

    /** An object of either mode. */
    <T extends StripeObject> T get(Kind<T> kind, String id) {
        return storeOf(kind, id).atPath(kind, id);
    }
}
