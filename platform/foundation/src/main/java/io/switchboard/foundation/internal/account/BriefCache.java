// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Remembers answers of the database for a moment; nothing that is missing is remembered. */
public final class BriefCache<K, V> {
    private static final int MOST = 10_000;

    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final Clock clock;
    private final long keptMillis;

    public BriefCache(Clock clock, Duration kept) {
        this.clock = clock;
        this.keptMillis = kept.toMillis();
    }

    public Optional<V> get(K key, Function<K, Optional<V>> load) {
        long now = clock.millis();
        Entry<V> entry = entries.get(key);
        // A clock that was set back must not keep anything alive.
        boolean isFresh = entry != null && now >= entry.loadedAt && now - entry.loadedAt < keptMillis;
        return isFresh ? Optional.of(entry.value) : reload(key, load);
    }

    public Optional<V> reload(K key, Function<K, Optional<V>> load) {
        // The age counts from before the question, so that an answer is never older than promised.
        long asked = clock.millis();
        Optional<V> loaded = load.apply(key);
        if (loaded.isPresent()) {
            if (entries.size() >= MOST) {
                entries.clear();
            }
            entries.put(key, new Entry<>(loaded.get(), asked));
        } else {
            entries.remove(key);
        }
        return loaded;
    }

    void forget(K key) {
        entries.remove(key);
    }

    private record Entry<V>(V value, long loadedAt) {}
}
