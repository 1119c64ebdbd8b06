// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Languages;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of users, organizations and memberships. */
public final class AccountStore {
    private static final String IDENTITY =
            """
            select u.id as user_id, u.email, u.name as user_name, u.platform_role, m.role,
                   o.id as organization_id, o.name as organization_name, o.owner_user_id = u.id as owner,
                   array(select tm.team_id from foundation.team_member tm
                         where tm.organization_id = o.id and tm.user_id = u.id) as teams,
                   array(select rp.permission || ' ' || rp.scope from foundation.role_permission rp
                         where rp.organization_id = m.organization_id and rp.role_id = m.role_id) as granted,
                   not exists (select from foundation.second_factor f where f.user_id = u.id)
                       and exists (select from foundation.two_factor_role r
                                   where r.organization_id = o.id and r.role = m.role) as enrolling,
                   false as by_provider
            from foundation.app_user u
            left join (foundation.membership m join foundation.organization o
                       on o.id = m.organization_id and (o.status in ('active', 'restricted')
                                                         or o.status = 'closing' and o.owner_user_id = m.user_id))
                   on m.user_id = u.id and m.state = 'active'
            where u.id = ? and u.status = 'active'
            """;

    private static final String OF_SESSION =
            """
            select u.id as user_id, u.email, u.name as user_name, u.platform_role, m.role,
                   o.id as organization_id, o.name as organization_name, o.owner_user_id = u.id as owner,
                   array(select tm.team_id from foundation.team_member tm
                         where tm.organization_id = o.id and tm.user_id = u.id) as teams,
                   array(select rp.permission || ' ' || rp.scope from foundation.role_permission rp
                         where rp.organization_id = m.organization_id and rp.role_id = m.role_id) as granted,
                   not exists (select from foundation.second_factor f where f.user_id = u.id)
                       and exists (select from foundation.two_factor_role r
                                   where r.organization_id = o.id and r.role = m.role)
                       and not (s.by_provider and coalesce(x.is_second_factor_trusted, false)) as enrolling,
                   s.by_provider
            from foundation.sign_in_session s
            join foundation.app_user u on u.id = s.user_id and u.status = 'active'
            left join (foundation.membership m join foundation.organization o
                       on o.id = m.organization_id and (o.status in ('active', 'restricted')
                                                         or o.status = 'closing' and o.owner_user_id = m.user_id))
                   on m.user_id = u.id and m.state = 'active' and m.organization_id = s.organization_id
            left join foundation.single_sign_on x on x.organization_id = o.id and x.is_on
            where s.id = ? and s.ended_at is null and s.expires_at > ?
              and (o.id is not null or s.organization_id is null and u.platform_role is not null)
              and case when s.by_provider then x.organization_id is not null
                       else o.id is null or o.owner_user_id = u.id or not coalesce(x.is_required, false) end
            """;

    private static final String LANGUAGE =
            """
            coalesce(u.language, (select o.locale from foundation.membership m
                                  join foundation.organization o on o.id = m.organization_id
                                  where m.user_id = u.id and m.state = 'active' order by m.joined_at, o.id limit 1), 'en')
            """;

    private static final Map<String, Scope> ENROLLING = Map.of(Identity.ENROL, Scope.ALL);

    private final Roles roles;
    private final Clock clock;

    public AccountStore(Roles roles, Clock clock) {
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Empty when the email is taken; waits for a registration that is just taking it.
     *
     * @param passwordHash null for somebody who comes by their organization's provider
     */
    public Optional<UserId> insertUser(Connection connection, String email, String name, @Nullable String passwordHash)
            throws SQLException {
        return Sql.first(
                connection,
                """
                insert into foundation.app_user (id, email, name, password_hash, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (lower(email)) do nothing
                returning id
                """,
                row -> new UserId(Sql.uuid(row, "id")),
                Ids.next(),
                email,
                name,
                passwordHash,
                clock.instant(),
                clock.instant());
    }

    public OrganizationId insertOrganization(Connection connection, String name, OrganizationDefaults defaults, UserId owner)
            throws SQLException {
        String slug = Slug.of(name);
        for (int attempt = 1; ; attempt++) {
            OrganizationId id = new OrganizationId(Ids.next());
            int inserted = Sql.update(
                    connection,
                    """
                    insert into foundation.organization (id, slug, name, time_zone, locale, currency,
                        owner_user_id, created_at, updated_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (slug) do nothing
                    """,
                    id.value(),
                    Slug.attempt(slug, attempt),
                    name,
                    defaults.timeZone(),
                    defaults.locale(),
                    defaults.currency(),
                    owner.value(),
                    clock.instant(),
                    clock.instant());
            if (inserted == 1) {
                return id;
            }
        }
    }

    public void insertMembership(Connection connection, OrganizationId organization, UserId user, String role)
            throws SQLException {
        Sql.update(
                connection,
                """
                insert into foundation.membership (organization_id, user_id, role, joined_at) values (?, ?, ?, ?)
                """,
                organization.value(),
                user.value(),
                role,
                clock.instant());
    }

    public Optional<StoredPassword> password(Connection connection, String email) throws SQLException {
        return Sql.first(
                connection,
                "select id, password_hash from foundation.app_user where lower(email) = lower(?)",
                row -> new StoredPassword(new UserId(Sql.uuid(row, "id")), row.getString("password_hash")),
                email);
    }

    /** The one who signs in with this address. */
    public Optional<Account> account(Connection connection, UserId user) throws SQLException {
        return Sql.first(
                connection,
                "select u.name, u.email, u.password_hash, u.email_verified_at, " + LANGUAGE
                        + " as language from foundation.app_user u where u.id = ? and u.status = 'active'",
                row -> new Account(
                        user,
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("password_hash"),
                        Sql.instantOrNull(row, "email_verified_at") != null,
                        row.getString("language")),
                user.value());
    }

    /** What to write in to whoever has this address; the first of the languages to strangers. */
    public String language(Connection connection, String email) throws SQLException {
        return Sql.first(
                        connection,
                        "select " + LANGUAGE + " as language from foundation.app_user u where lower(u.email) = lower(?)",
                        row -> row.getString("language"),
                        email)
                .orElse(Languages.SPOKEN.get(0));
    }

    public void confirmEmail(Connection connection, UserId user) throws SQLException {
        Sql.update(
                connection,
                "update foundation.app_user set email_verified_at = ? where id = ? and email_verified_at is null",
                clock.instant(),
                user.value());
    }

    public void changeName(Connection connection, UserId user, String name) throws SQLException {
        Sql.update(
                connection,
                "update foundation.app_user set name = ?, updated_at = ? where id = ?",
                name,
                clock.instant(),
                user.value());
    }

    public void changePassword(Connection connection, UserId user, String passwordHash) throws SQLException {
        Sql.update(
                connection,
                "update foundation.app_user set password_hash = ?, updated_at = ? where id = ?",
                passwordHash,
                clock.instant(),
                user.value());
        // Whoever gave the old one has shown nothing any more.
        Sql.update(connection, "delete from foundation.sign_in_proof where user_id = ?", user.value());
    }

    /** The user in the organization; without one as the operator. Empty when the user may not sign in there. */
    public Optional<Identity> identity(Connection connection, UserId user, @Nullable OrganizationId organization)
            throws SQLException {
        Optional<Identity> found = organization == null
                ? Sql.first(connection, IDENTITY + " and u.platform_role is not null", this::identity, user.value())
                : Sql.first(
                        connection, IDENTITY + " and o.id = ?", this::identity, user.value(), organization.value());
        return found;
    }

    /** The operator, or the user in the organization joined first of those that a password opens. */
    public Optional<Identity> identity(Connection connection, UserId user) throws SQLException {
        return Sql.first(
                connection,
                IDENTITY + " and (u.platform_role is not null or o.id is not null and (" + RequiredSignOn.LETS_IN
                        + ")) order by m.joined_at, o.id limit 1",
                this::identity,
                user.value());
    }

    /** Whoever speaks through this sign-in; empty when it has ended, or they may no longer be there. */
    Optional<Identity> identity(Connection connection, SessionId session) throws SQLException {
        return Sql.first(connection, OF_SESSION, this::identity, session.value(), clock.instant())
                .map(identity -> identity.through(session));
    }

    private Identity identity(ResultSet row) throws SQLException {
        UserId user = new UserId(Sql.uuid(row, "user_id"));
        String email = row.getString("email");
        String name = row.getString("user_name");
        if (row.getString("platform_role") != null) {
            return new Identity(user, email, name, null, "", Roles.OPERATOR, Roles.OPERATOR_SCOPES, Set.of(), null);
        }
        String role = row.getString("role");
        return new Identity(
                user,
                email,
                name,
                new OrganizationId(Sql.uuid(row, "organization_id")),
                row.getString("organization_name"),
                role,
                row.getBoolean("enrolling") ? ENROLLING : held(row, role),
                teams(row),
                null,
                row.getBoolean("by_provider"));
    }

    private Map<String, Scope> held(ResultSet row, String role) throws SQLException {
        return Roles.KEYS.contains(role)
                ? roles.held(role, row.getBoolean("owner"))
                : new KnownRole(role, "", "", RoleRows.granted(row), 1).held(false);
    }

    private static Set<TeamId> teams(ResultSet row) throws SQLException {
        UUID[] ids = (UUID[]) row.getArray("teams").getArray();
        return Arrays.stream(ids).map(TeamId::new).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A person's account.
     *
     * @param passwordHash null for somebody who has none and comes by their organization's provider
     * @param language what to write to them in: their own choice, or else that of the organization they joined first
     */
    public record Account(
            UserId user, String name, String email, @Nullable String passwordHash, boolean isVerified, String language) {
        public boolean hasPassword() {
            return passwordHash != null;
        }
    }

    /** What to compare a typed password with; no hash where there is no password. */
    public record StoredPassword(UserId user, @Nullable String storedHash) {
        public Optional<String> hash() {
            return Optional.ofNullable(storedHash);
        }
    }

    /** What a new organization starts with. */
    public record OrganizationDefaults(String timeZone, String locale, String currency) {
        static final OrganizationDefaults PLAIN = new OrganizationDefaults("UTC", Languages.SPOKEN.get(0), "EUR");
        private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

        /** With the way of writing that comes with another language than the first; English is plain everywhere. */
        static OrganizationDefaults spokenTo(Locale locale) {
            String language = locale.getLanguage();
            if (!Languages.SPOKEN.contains(language) || language.equals(PLAIN.locale())) {
                return PLAIN;
            }
            String country = locale.getCountry();
            String written = COUNTRIES.contains(country) ? language + "-" + country : language;
            return new OrganizationDefaults(PLAIN.timeZone(), written, PLAIN.currency());
        }

        /** With the clock of whoever registers; a word that is no zone changes nothing. */
        OrganizationDefaults at(String zone) {
            return ZoneId.getAvailableZoneIds().contains(zone) ? new OrganizationDefaults(zone, locale, currency) : this;
        }
    }
}
