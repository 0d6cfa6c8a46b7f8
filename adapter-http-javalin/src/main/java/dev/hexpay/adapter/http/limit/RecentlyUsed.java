package dev.hexpay.adapter.http.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the entry that was used longest ago, so that strangers cannot fill the memory. */
final class RecentlyUsed<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;
    private static final int CAPACITY = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private final int maxEntries;

    RecentlyUsed(int maxEntries) {
        super(CAPACITY, LOAD_FACTOR, true);
        this.maxEntries = maxEntries;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > maxEntries;
    }
}
