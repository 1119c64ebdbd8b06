// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Accounts.OpenSession;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.internal.account.AccessTokens.Holder;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins and, for clients of the API, their families of refresh tokens, each good for one use. A
 * second use of the same token means that it was stolen, so it ends its sign-in.
 */
public final class Sessions {
    private static final Duration TOKEN_LIFE = Duration.ofDays(30);
    private static final Duration PAGE_LIFE = Duration.ofHours(12);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final Clock clock;

    /** What speaks through a sign-in. */
    enum Kind {
        PAGE("page", PAGE_LIFE),
        TOKEN("token", TOKEN_LIFE);

        private final String key;
        private final Duration life;

        Kind(String key, Duration life) {
            this.key = key;
            this.life = life;
        }
    }

    public Sessions(Clock clock) {
        this.clock = clock;
    }

    Identity open(Connection connection, Identity identity, Kind kind) throws SQLException {
        Instant now = clock.instant();
        SessionId session = SessionId.next();
        RequestOrigin origin = RequestOrigin.current();
        Sql.update(
                connection,
                """
                insert into foundation.sign_in_session
                    (id, user_id, organization_id, kind, device, client_address, created_at, last_seen_at, expires_at,
                     by_provider)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                session.value(),
                identity.user().value(),
                identity.organization() == null ? null : identity.organization().value(),
                kind.key,
                origin.device(),
                origin.address(),
                now,
                now,
                now.plus(kind.life),
                identity.isByProvider());
        return identity.through(session);
    }

    /** Notes that somebody speaks through it, at most once a minute; a browser's is lengthened by that. */
    void seen(Connection connection, SessionId session) throws SQLException {
        Instant now = clock.instant();
        Sql.update(
                connection,
                """
                update foundation.sign_in_session
                set last_seen_at = ?, expires_at = case kind when 'page' then ?::timestamptz else expires_at end
                where id = ? and last_seen_at < ?
                """,
                now,
                now.plus(PAGE_LIFE),
                session.value(),
                now.minus(SEEN_EVERY));
    }

    /** @param only the organization to keep to, or null for all of the person's */
    List<OpenSession> list(Connection connection, UserId user, @Nullable SessionId own, @Nullable OrganizationId only)
            throws SQLException {
        return Sql.list(
                connection,
                """
                select s.id, s.device, s.client_address,
                       case when s.by_provider then 'single-sign-on' else s.kind end as kind, o.name as organization, s.created_at, s.last_seen_at
                from foundation.sign_in_session s left join foundation.organization o on o.id = s.organization_id
                where s.user_id = ? and s.ended_at is null and s.expires_at > ?
                  and s.organization_id is not distinct from coalesce(?::uuid, s.organization_id)
                order by s.last_seen_at desc, s.id desc
                """,
                row -> open(row, own),
                user.value(),
                clock.instant(),
                only == null ? null : only.value());
    }

    private static OpenSession open(ResultSet row, @Nullable SessionId own) throws SQLException {
        SessionId id = new SessionId(Sql.uuid(row, "id"));
        return new OpenSession(
                id,
                row.getString("device"),
                row.getString("client_address"),
                row.getString("kind"),
                row.getString("organization"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "last_seen_at"),
                id.equals(own));
    }

    String newRefreshToken(Connection connection, SessionId session) throws SQLException {
        SecretToken token = SecretToken.next();
        Sql.update(
                connection,
                "insert into foundation.refresh_token (token_hash, session_id, created_at) values (?, ?, ?)",
                token.hash(),
                session.value(),
                clock.instant());
        return token.reveal();
    }

    /** Uses the token up and lengthens the sign-in; empty when it was no good. */
    Optional<Holder> use(Connection connection, String refreshToken) throws SQLException {
        Instant now = clock.instant();
        Optional<Holder> holder = Sql.first(
                connection,
                """
                update foundation.refresh_token t set used_at = ?
                from foundation.sign_in_session s
                where t.token_hash = ? and t.used_at is null
                  and s.id = t.session_id and s.ended_at is null and s.expires_at > ?
                returning s.id, s.user_id, s.organization_id
                """,
                Sessions::holder,
                now,
                SecretToken.hash(refreshToken),
                now);
        if (holder.isPresent()) {
            Sql.update(
                    connection,
                    "update foundation.sign_in_session set expires_at = ?, last_seen_at = ? where id = ?",
                    now.plus(TOKEN_LIFE),
                    now,
                    holder.get().session().value());
        }
        return holder;
    }

    /** Ends the sign-in whose token was used before; tells whose it was. */
    Optional<Holder> endIfReused(Connection connection, String refreshToken) throws SQLException {
        return Sql.first(
                connection,
                """
                update foundation.sign_in_session s set ended_at = ?, ended_by = 'reuse'
                from foundation.refresh_token t
                where t.token_hash = ? and t.used_at is not null and s.id = t.session_id and s.ended_at is null
                returning s.id, s.user_id, s.organization_id
                """,
                Sessions::holder,
                clock.instant(),
                SecretToken.hash(refreshToken));
    }

    /** The open sign-in of the token, used or not. */
    Optional<SessionId> ofToken(Connection connection, String refreshToken) throws SQLException {
        return Sql.first(
                connection,
                """
                select s.id from foundation.sign_in_session s
                join foundation.refresh_token t on t.session_id = s.id
                where t.token_hash = ? and s.ended_at is null
                """,
                row -> new SessionId(Sql.uuid(row, "id")),
                SecretToken.hash(refreshToken));
    }

    void end(Connection connection, SessionId session, String why) throws SQLException {
        end(connection, "id = ?", why, session.value());
    }

    /**
     * Ends one of a person's.
     *
     * @param only the organization to keep to, or null for all of the person's
     * @return whether the person had such an open sign-in
     */
    boolean end(Connection connection, UserId user, SessionId session, @Nullable OrganizationId only, String why)
            throws SQLException {
        return end(
                        connection,
                        "user_id = ? and id = ? and organization_id is not distinct from coalesce(?::uuid, organization_id)",
                        why,
                        user.value(),
                        session.value(),
                        only == null ? null : only.value())
                > 0;
    }

    public void endAll(Connection connection, UserId user, String why) throws SQLException {
        end(connection, "user_id = ?", why, user.value());
    }

    public void endOthers(Connection connection, UserId user, @Nullable SessionId keep, String why) throws SQLException {
        end(connection, "user_id = ? and id is distinct from ?::uuid", why, user.value(), keep == null ? null : keep.value());
    }

    /** Those that the organization's provider has opened. */
    public void endByProvider(Connection connection, OrganizationId organization, String why) throws SQLException {
        end(connection, "organization_id = ? and by_provider", why, organization.value());
    }

    void endOthersIn(
            Connection connection, OrganizationId organization, UserId user, @Nullable SessionId keep, String why)
            throws SQLException {
        end(
                connection,
                "organization_id = ? and user_id = ? and id is distinct from ?::uuid",
                why,
                organization.value(),
                user.value(),
                keep == null ? null : keep.value());
    }

    public void endIn(Connection connection, OrganizationId organization, UserId user, String why) throws SQLException {
        end(connection, "organization_id = ? and user_id = ?", why, organization.value(), user.value());
    }

    private int end(Connection connection, String which, String why, @Nullable Object... arguments) throws SQLException {
        @Nullable Object[] all = new Object[arguments.length + 2];
        all[0] = clock.instant();
        all[1] = why;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Sql.update(
                connection,
                "update foundation.sign_in_session set ended_at = ?, ended_by = ? where ended_at is null and " + which,
                all);
    }

    private static Holder holder(ResultSet row) throws SQLException {
        UUID organization = row.getObject("organization_id", UUID.class);
        return new Holder(
                new UserId(Sql.uuid(row, "user_id")),
                organization == null ? null : new OrganizationId(organization),
                new SessionId(Sql.uuid(row, "id")));
    }
}
