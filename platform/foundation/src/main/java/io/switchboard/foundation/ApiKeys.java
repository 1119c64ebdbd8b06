// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keys with which programs use the REST API for an organization, in the place of an access token. Every
 * method needs {@code api_keys.manage}, and a person: a key makes no keys.
 */
public interface ApiKeys {

    /** The newest first; revoked ones are gone, expired ones are shown. */
    List<ApiKey> list(Identity actor, int limit, @Nullable ApiKeyId before);

    /**
     * Makes a key. Its text is told here and never again.
     *
     * @throws io.switchboard.api.problem.InvalidInput fields {@code name}, {@code permissions}, {@code expiresAt};
     *     a key gets no permission that its maker lacks
     */
    NewKey create(Identity actor, Wish wish);

    /**
     * The key is worth nothing within a second.
     *
     * @throws io.switchboard.api.problem.NotFound for an unknown one
     */
    void revoke(Identity actor, ApiKeyId id);

    /** Names a key. */
    record ApiKeyId(UUID value) implements Serializable {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * What a key is to be.
     *
     * @param expiresAt null for one that lasts until it is revoked
     */
    record Wish(String name, Set<String> permissions, @Nullable Instant expiresAt) {
        public Wish {
            permissions = Set.copyOf(permissions);
        }
    }

    /**
     * A key as its organization sees it.
     *
     * @param hint how its text begins
     */
    record ApiKey(
            ApiKeyId id,
            String name,
            String hint,
            List<String> permissions,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        public ApiKey {
            permissions = List.copyOf(permissions);
        }
    }

    /** A key that was just made, with the text to copy. */
    record NewKey(ApiKey key, String text) {}
}
