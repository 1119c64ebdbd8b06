// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.picture;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Pictures;
import io.switchboard.foundation.internal.account.OwnHand;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures in the platform's tables: small enough to live with the rows that they belong to. */
public final class DatabasePictures implements Pictures {
    private static final int LOGO_SIDE = 400;
    private static final int AVATAR_SIDE = 256;

    private final PlatformDatabase database;
    private final AuditTrail audit;
    private final Clock clock;
    private final PictureMaker logos = new PictureMaker("logo", LOGO_SIDE, false);
    private final OwnHand ownHand;
    private final PictureMaker avatars = new PictureMaker("avatar", AVATAR_SIDE, true);

    public DatabasePictures(PlatformDatabase database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.ownHand = new OwnHand(database);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void setLogo(Identity actor, InputStream upload) throws IOException {
        actor.require(BRANDING);
        OrganizationId organization = organization(actor);
        Picture made = logos.make(upload);
        database.transaction(c -> {
            String before = Sql.first(
                            c,
                            "select sha256 from foundation.organization_logo where organization_id = ?",
                            row -> row.getString(1),
                            organization.value())
                    .orElse("");
            Sql.update(
                    c,
                    """
                    insert into foundation.organization_logo (organization_id, png, sha256, changed_at)
                    values (?, ?, ?, ?)
                    on conflict (organization_id) do update
                    set png = excluded.png, sha256 = excluded.sha256, changed_at = excluded.changed_at
                    """,
                    organization.value(),
                    made.png(),
                    made.sha256(),
                    clock.instant());
            audit.record(c, entry(actor, "organization.logo_changed", before, made.sha256()));
            return true;
        });
    }

    @Override
    public void removeLogo(Identity actor) {
        actor.require(BRANDING);
        OrganizationId organization = organization(actor);
        database.transaction(c -> {
            Optional<String> before = Sql.first(
                    c,
                    "delete from foundation.organization_logo where organization_id = ? returning sha256",
                    row -> row.getString(1),
                    organization.value());
            if (before.isPresent()) {
                audit.record(c, entry(actor, "organization.logo_removed", before.get(), ""));
            }
            return true;
        });
    }

    private static AuditTrail.Entry entry(Identity actor, String action, String before, String after) {
        return AuditTrail.Entry.of(
                actor,
                action,
                "organization",
                organization(actor),
                Map.of("before", Map.of("logo", before), "after", Map.of("logo", after)));
    }

    @Override
    public Optional<Picture> logo(OrganizationId organization) {
        return database.transaction(c -> Sql.first(
                c,
                "select png, sha256 from foundation.organization_logo where organization_id = ?",
                DatabasePictures::picture,
                organization.value()));
    }

    @Override
    public Optional<Picture> logoOfInvitation(String token) {
        return database.transaction(c -> Sql.first(
                c,
                """
                select l.png, l.sha256 from foundation.invitation i
                join foundation.organization_logo l on l.organization_id = i.organization_id
                where i.token_hash = ? and i.state = 'pending' and i.expires_at > ?
                """,
                DatabasePictures::picture,
                SecretToken.hash(token),
                clock.instant()));
    }

    @Override
    public void setAvatar(Identity actor, InputStream upload) throws IOException {
        actor.requirePerson();
        ownHand.require(actor);
        Picture made = avatars.make(upload);
        database.transaction(c -> {
            Sql.update(
                    c,
                    """
                    insert into foundation.user_avatar (user_id, png, sha256, changed_at) values (?, ?, ?, ?)
                    on conflict (user_id) do update
                    set png = excluded.png, sha256 = excluded.sha256, changed_at = excluded.changed_at
                    """,
                    actor.user().value(),
                    made.png(),
                    made.sha256(),
                    clock.instant());
            audit.record(c, AuditTrail.Entry.of(
                    actor, "user.avatar_changed", "user", actor.user(), Map.of("after", Map.of("avatar", made.sha256()))));
            return true;
        });
    }

    @Override
    public void removeAvatar(Identity actor) {
        actor.requirePerson();
        ownHand.require(actor);
        database.transaction(c -> {
            int removed = Sql.update(
                    c, "delete from foundation.user_avatar where user_id = ?", actor.user().value());
            if (removed > 0) {
                audit.record(c, AuditTrail.Entry.of(actor, "user.avatar_removed", "user", actor.user(), Map.of()));
            }
            return true;
        });
    }

    @Override
    public Optional<Picture> avatar(Identity actor, UserId user) {
        return database.transaction(c -> Sql.first(
                c,
                """
                select a.png, a.sha256 from foundation.user_avatar a
                where a.user_id = ? and (a.user_id = ? or exists (
                    select from foundation.membership m where m.user_id = a.user_id and m.organization_id = ?))
                """,
                DatabasePictures::picture,
                user.value(),
                actor.user().value(),
                actor.organization() == null ? null : actor.organization().value()));
    }

    @Override
    public Map<UserId, String> avatars(Identity actor) {
        OrganizationId organization = organization(actor);
        Map<UserId, String> hashes = new HashMap<>();
        database.transaction(c -> Sql.list(
                        c,
                        """
                        select a.user_id, a.sha256 from foundation.membership m
                        join foundation.user_avatar a on a.user_id = m.user_id
                        where m.organization_id = ?
                        """,
                        row -> Map.entry(new UserId(Sql.uuid(row, "user_id")), row.getString("sha256")),
                        organization.value()))
                .forEach(found -> hashes.put(found.getKey(), found.getValue()));
        return hashes;
    }

    private static Picture picture(ResultSet row) throws SQLException {
        return new Picture(row.getBytes("png"), row.getString("sha256"));
    }

    private static OrganizationId organization(Identity actor) {
        if (actor.organization() == null) {
            throw new NotFound();
        }
        return actor.organization();
    }
}
