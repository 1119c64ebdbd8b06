// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.grant;

import io.switchboard.foundation.Organizations.FeatureGrant;
import io.switchboard.foundation.Organizations.LimitGrant;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one organization is granted, as of a version. Immutable. */
final class Entitlements {
    private static final long NEVER = Long.MAX_VALUE;

    private final long version;
    private final boolean isShut;
    private final Map<String, Feature> features;
    private final Map<String, Limit> limits;
    private final long nextExpiry;

    private Entitlements(long version, boolean isShut, Map<String, Feature> features, Map<String, Limit> limits) {
        this.version = version;
        this.isShut = isShut;
        this.features = Map.copyOf(features);
        this.limits = Map.copyOf(limits);
        this.nextExpiry = LongStream.concat(
                        this.features.values().stream().mapToLong(Feature::until),
                        this.limits.values().stream().mapToLong(Limit::until))
                .min()
                .orElse(NEVER);
    }

    static Entitlements of(long version, Map<String, FeatureGrant> features, Map<String, LimitGrant> limits) {
        return of(version, false, features, limits);
    }

    /** @param isShut whether the organization is closed or suspended: then nothing is allowed, whatever was granted */
    static Entitlements of(
            long version, boolean isShut, Map<String, FeatureGrant> features, Map<String, LimitGrant> limits) {
        return new Entitlements(
                version,
                isShut,
                features.entrySet().stream().collect(Collectors.toMap(
                        e -> e.getKey().intern(), e -> new Feature(e.getValue().allowed(), millis(e.getValue().expiresAt())))),
                limits.entrySet().stream().collect(Collectors.toMap(
                        Map.Entry::getKey, e -> new Limit(e.getValue().limit(), millis(e.getValue().expiresAt())))));
    }

    /** Asked for each request, event and job: allocates nothing, and reads the clock only for a grant that ends. */
    boolean allows(String feature, Clock clock) {
        if (isShut) {
            return false;
        }
        Feature grant = features.get(feature);
        return grant == null || grant.allowed || (grant.until != NEVER && clock.millis() >= grant.until);
    }

    boolean isNewerThan(Entitlements other) {
        return version > other.version;
    }

    boolean hasExpired(long now) {
        return nextExpiry <= now;
    }

    Entitlements withoutExpired(long now) {
        return new Entitlements(
                version,
                isShut,
                features.entrySet().stream()
                        .filter(e -> e.getValue().until > now)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                limits.entrySet().stream()
                        .filter(e -> e.getValue().until > now)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Stream<String> grantedFeatures() {
        return features.keySet().stream();
    }

    Map<String, Long> limits(Clock clock) {
        long now = clock.millis();
        return limits.entrySet().stream()
                .filter(e -> e.getValue().until > now)
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().most));
    }

    private static long millis(@Nullable Instant expiresAt) {
        return expiresAt == null ? NEVER : expiresAt.toEpochMilli();
    }

    private record Feature(boolean allowed, long until) {}

    private record Limit(long most, long until) {}
}
