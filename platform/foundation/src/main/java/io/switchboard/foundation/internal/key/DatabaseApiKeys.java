// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.key;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.ApiKeys;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.internal.account.PersonRules;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys in the platform's tables, known by the hash of their text. */
public final class DatabaseApiKeys implements ApiKeys {
    /** What every key begins with, so that people and scanners know one when they see it. */
    public static final String PREFIX = "sbk_";

    private static final String MANAGE = "api_keys.manage";
    private static final Duration USED_EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3_653);
    private static final int HINT = PREFIX.length() + 4;
    private static final String KEYS =
            """
            select k.id, k.name, k.hint, k.permissions, k.created_at, k.expires_at, k.last_used_at, u.name as created_by
            from foundation.api_key k join foundation.app_user u on u.id = k.created_by
            where k.organization_id = ? and k.revoked_at is null
            """;

    private final PlatformDatabase database;
    private final AuditTrail audit;
    private final Clock clock;

    public DatabaseApiKeys(PlatformDatabase database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<ApiKey> list(Identity actor, int limit, @Nullable ApiKeyId before) {
        OrganizationId organization = managing(actor);
        UUID end = before == null ? null : before.value();
        return database.transaction(c -> Sql.list(
                c,
                KEYS + " and (?::uuid is null or k.id < ?::uuid) order by k.id desc limit ?",
                DatabaseApiKeys::key,
                organization.value(),
                end,
                end,
                limit));
    }

    @Override
    public NewKey create(Identity actor, Wish wish) {
        OrganizationId organization = managing(actor);
        check(actor, wish);
        String text = PREFIX + SecretToken.next().reveal();
        UUID id = Ids.next();
        Set<String> permissions = new TreeSet<>(wish.permissions());
        ApiKey made = database.transaction(c -> {
            Sql.update(
                    c,
                    """
                    insert into foundation.api_key
                        (organization_id, id, name, hint, secret_hash, permissions, created_by, created_at, expires_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    organization.value(),
                    id,
                    wish.name().strip(),
                    text.substring(0, HINT),
                    SecretToken.hash(text),
                    c.createArrayOf("text", permissions.toArray()),
                    actor.user().value(),
                    clock.instant(),
                    wish.expiresAt());
            Map<String, Object> detail = Map.of("name", wish.name().strip(), "permissions", permissions);
            audit.record(c, AuditTrail.Entry.of(actor, "api_key.created", "api_key", id, detail));
            return find(c, organization, id).orElseThrow();
        });
        return new NewKey(made, text);
    }

    private void check(Identity actor, Wish wish) {
        List<FieldError> errors = new ArrayList<>();
        PersonRules.checkName(errors, "name", wish.name().strip(), "Give the key a name");
        if (wish.permissions().isEmpty()) {
            errors.add(new FieldError("permissions", "required", "Choose what the key may do."));
        }
        wish.permissions().stream()
                .filter(permission -> !actor.permissions().contains(permission))
                .sorted()
                .findFirst()
                .ifPresent(lacking -> errors.add(new FieldError(
                        "permissions", "api_key.above_own", "You cannot give " + lacking + ", which you do not have.")));
        Instant now = clock.instant();
        if (wish.expiresAt() != null && !wish.expiresAt().isAfter(now)) {
            errors.add(new FieldError("expiresAt", "past", "Choose an end in the future, or none."));
        } else if (wish.expiresAt() != null && wish.expiresAt().isAfter(now.plus(LONGEST))) {
            errors.add(new FieldError("expiresAt", "too_far", "Choose an end within ten years, or none."));
        }
        PersonRules.throwIfAny(errors);
    }

    @Override
    public void revoke(Identity actor, ApiKeyId id) {
        OrganizationId organization = managing(actor);
        database.transaction(c -> {
            ApiKey key = find(c, organization, id.value()).orElseThrow(NotFound::new);
            Sql.update(
                    c,
                    "update foundation.api_key set revoked_at = ? where organization_id = ? and id = ?",
                    clock.instant(),
                    organization.value(),
                    id.value());
            audit.record(c, AuditTrail.Entry.of(actor, "api_key.revoked", "api_key", id, Map.of("name", key.name())));
            return true;
        });
    }

    /** What acts when a program shows this key; empty when it is unknown, expired or revoked. */
    public Optional<Identity> identity(String text) {
        return database.transaction(c -> {
            Optional<Identity> identity = identity(c, "k.secret_hash = ?", SecretToken.hash(text));
            if (identity.isPresent()) {
                used(c, text, clock.instant());
            }
            return identity;
        });
    }

    /** Whether the key, known by its id, still acts; for a connection that stays open. */
    public Optional<Identity> identity(Connection connection, SessionId key) throws SQLException {
        return identity(connection, "k.id = ?", key.value());
    }

    private Optional<Identity> identity(Connection connection, String which, Object argument) throws SQLException {
        return Sql.first(
                connection,
                    """
                    select k.id, k.name, k.permissions, k.created_by, u.email, o.id as organization_id, o.name as organization
                    from foundation.api_key k
                    join foundation.organization o on o.id = k.organization_id and o.status in ('active', 'restricted')
                    join foundation.app_user u on u.id = k.created_by and u.status = 'active'
                    where k.revoked_at is null and (k.expires_at is null or k.expires_at > ?) and
                    """ + which,
                DatabaseApiKeys::identity,
                clock.instant(),
                argument);
    }

    private static void used(Connection connection, String text, Instant now) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.api_key set last_used_at = ?
                where secret_hash = ? and (last_used_at is null or last_used_at < ?)
                """,
                now,
                SecretToken.hash(text),
                now.minus(USED_EVERY));
    }

    private static Optional<ApiKey> find(Connection connection, OrganizationId organization, UUID id)
            throws SQLException {
        return Sql.first(connection, KEYS + " and k.id = ?", DatabaseApiKeys::key, organization.value(), id);
    }

    private static OrganizationId managing(Identity actor) {
        if (actor.organization() == null) {
            throw new NotFound();
        }
        actor.requirePerson();
        actor.require(MANAGE);
        return actor.organization();
    }

    /** Acts in the name of whoever made it, which is what foreign keys and histories can hold. */
    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                new UserId(Sql.uuid(row, "created_by")),
                row.getString("email"),
                row.getString("name") + " (API key)",
                new OrganizationId(Sql.uuid(row, "organization_id")),
                row.getString("organization"),
                Identity.KEY_ROLE,
                Set.copyOf(permissions(row)),
                new SessionId(Sql.uuid(row, "id")));
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                new ApiKeyId(Sql.uuid(row, "id")),
                row.getString("name"),
                row.getString("hint"),
                permissions(row),
                row.getString("created_by"),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "expires_at"),
                Sql.instantOrNull(row, "last_used_at"));
    }

    private static List<String> permissions(ResultSet row) throws SQLException {
        Array array = row.getArray("permissions");
        return Arrays.asList((String[]) array.getArray());
    }
}
