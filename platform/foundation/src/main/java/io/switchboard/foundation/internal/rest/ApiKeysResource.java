// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.web.Access;
import io.switchboard.foundation.ApiKeys;
import io.switchboard.foundation.ApiKeys.ApiKey;
import io.switchboard.foundation.ApiKeys.ApiKeyId;
import io.switchboard.foundation.ApiKeys.NewKey;
import io.switchboard.foundation.ApiKeys.Wish;
import io.switchboard.foundation.CurrentIdentity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys of the organization; the text of one is told only when it is made. */
@Access("api_keys.manage")
@Path("api-keys")
@Produces(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {
    private final ApiKeys keys;

    public ApiKeysResource(ApiKeys keys) {
        this.keys = keys;
    }

    @GET
    public KeyList list(
            @QueryParam("limit") @DefaultValue("25") int limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        UUID before = Page.cursor(cursor);
        Page<KeyView> page = Page.of(
                keys.list(CurrentIdentity.require(), size + 1, before == null ? null : new ApiKeyId(before)),
                size,
                key -> KeyView.of(key, null),
                key -> key.id().value());
        return new KeyList(page.items(), page.next());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable KeyRequest request) {
        KeyRequest given = request == null ? new KeyRequest(null, null, null) : request;
        Set<String> permissions = new HashSet<>(given.permissions() == null ? List.of() : given.permissions());
        permissions.removeIf(Objects::isNull);
        NewKey made = keys.create(
                CurrentIdentity.require(),
                new Wish(given.name() == null ? "" : given.name(), permissions, given.expiresAt()));
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.created(URI.create("api-keys/" + made.key().id()))
                .cacheControl(never)
                .entity(KeyView.of(made.key(), made.text()))
                .build();
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") UUID id) {
        keys.revoke(CurrentIdentity.require(), new ApiKeyId(id));
    }

    /** A key to make; without an end it lasts until it is revoked. */
    public record KeyRequest(
            @Nullable String name, @Nullable List<@Nullable String> permissions, @Nullable Instant expiresAt) {}

    /** A key; {@code key} is its text, and there only in the answer that makes it. */
    public record KeyView(
            UUID id,
            String name,
            String hint,
            List<String> permissions,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable String key) {

        static KeyView of(ApiKey key, @Nullable String text) {
            return new KeyView(
                    key.id().value(),
                    key.name(),
                    key.hint(),
                    key.permissions(),
                    key.createdBy(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.lastUsedAt(),
                    text);
        }
    }

    /** Keys of an organization. */
    public record KeyList(List<KeyView> items, @Nullable String next) {}
}
