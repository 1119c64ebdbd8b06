// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.IdempotencyKeys;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.internal.secret.Seal;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keys as rows: the first insert wins, on whichever server. Answers are kept sealed, since some hold what
 * is told only once.
 */
public final class StoredIdempotencyKeys implements IdempotencyKeys {
    private static final Duration KEPT = Duration.ofHours(24);
    /** After this a request without an answer is taken for one whose server died, and may be carried out again. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(2);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlatformDatabase database;
    private final Seal seal;
    private final Clock clock;

    public StoredIdempotencyKeys(PlatformDatabase database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public Claim claim(Identity identity, String key, byte[] fingerprint) {
        StoredKey name = StoredKey.of(identity, key);
        // As exact as a column keeps it, since a claim is known by it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.transaction(connection -> {
            Sql.update(connection, "delete from foundation.idempotency_key where claimed_at < ?", now.minus(KEPT));
            return insert(connection, name, fingerprint, now) == 1
                    ? new Running(name, now)
                    : taken(connection, name, fingerprint, now);
        });
    }

    private static int insert(Connection connection, StoredKey name, byte[] fingerprint, Instant now) throws SQLException {
        return Sql.update(
                connection,
                """
                insert into foundation.idempotency_key (organization_id, user_id, key, fingerprint, claimed_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """,
                name.organization(),
                name.user(),
                name.key(),
                fingerprint,
                now);
    }

    private Claim taken(Connection connection, StoredKey name, byte[] fingerprint, Instant now) throws SQLException {
        Row row = Sql.first(
                        connection,
                        """
                        select fingerprint, claimed_at, status, headers, body from foundation.idempotency_key
                        where organization_id = ? and user_id = ? and key = ? for update
                        """,
                        Row::of,
                        name.organization(),
                        name.user(),
                        name.key())
                .orElseThrow(StoredIdempotencyKeys::inProgress);
        if (!MessageDigest.isEqual(row.fingerprint(), fingerprint)) {
            throw new Refusal(422, "idempotency.key_reused",
                    "This Idempotency-Key came with another request before; use a new key for each request.");
        }
        if (row.answer() != null) {
            Answer kept = row.answer();
            return new Replay(new Answer(kept.status(), kept.headers(), opened(name, kept.body())));
        }
        if (row.claimedAt().isAfter(now.minus(GIVEN_UP))) {
            throw inProgress();
        }
        Sql.update(connection,
                "update foundation.idempotency_key set claimed_at = ? where organization_id = ? and user_id = ? and key = ?",
                now, name.organization(), name.user(), name.key());
        return new Running(name, now);
    }

    private byte[] opened(StoredKey name, byte[] body) {
        try {
            return seal.open(body, name.place());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A kept answer cannot be opened: switchboard.security.master-key is not the one it was sealed with", e);
        }
    }

    private static Refusal inProgress() {
        return new Refusal(
                409,
                "idempotency.in_progress",
                "The first request with this Idempotency-Key is still running; ask again in a second.",
                List.of(),
                Map.of("retryAfter", 1));
    }

    /** A key and who uses it: a person, or one program by its own key of the API. */
    private record StoredKey(UUID organization, UUID user, String key) {
        static StoredKey of(Identity identity, String key) {
            OrganizationId organization = identity.organization();
            SessionId program = identity.isProgram() ? identity.session() : null;
            return new StoredKey(
                    organization == null ? NOBODY : organization.value(),
                    program == null ? identity.user().value() : program.value(),
                    key);
        }

        String place() {
            return "idempotency\n" + organization + "\n" + user + "\n" + key;
        }
    }

    private record Row(byte[] fingerprint, Instant claimedAt, @Nullable Answer answer) {
        static Row of(ResultSet row) throws SQLException {
            int status = row.getInt("status");
            Answer answer = row.wasNull() ? null : new Answer(status, headers(row.getString("headers")), row.getBytes("body"));
            return new Row(row.getBytes("fingerprint"), Sql.instant(row, "claimed_at"), answer);
        }

        private static Map<String, String> headers(String json) {
            try {
                return JSON.readValue(json, new TypeReference<>() {});
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A kept answer cannot be read", e);
            }
        }
    }

    /** A claim; it ends nothing once another has taken its place. */
    private final class Running implements First {
        private final StoredKey name;
        private final Instant claimedAt;

        Running(StoredKey name, Instant claimedAt) {
            this.name = name;
            this.claimedAt = claimedAt;
        }

        @Override
        public void answered(Answer answer) {
            database.transaction(connection -> Sql.update(
                    connection,
                    """
                    update foundation.idempotency_key set status = ?, headers = ?::jsonb, body = ?
                    where organization_id = ? and user_id = ? and key = ? and claimed_at = ?
                    """,
                    answer.status(),
                    json(answer.headers()),
                    seal.close(answer.body(), name.place()),
                    name.organization(),
                    name.user(),
                    name.key(),
                    claimedAt));
        }

        @Override
        public void withdrawn() {
            database.transaction(connection -> Sql.update(
                    connection,
                    """
                    delete from foundation.idempotency_key
                    where organization_id = ? and user_id = ? and key = ? and claimed_at = ?
                    """,
                    name.organization(),
                    name.user(),
                    name.key(),
                    claimedAt));
        }

        private static String json(Map<String, String> headers) {
            try {
                return JSON.writeValueAsString(headers);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
