// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Languages;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/** Languages in the platform's tables. */
public final class DatabaseLanguages implements Languages {
    private final PlatformDatabase database;
    private final AuditTrail audit;
    private final Clock clock;

    public DatabaseLanguages(PlatformDatabase database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Choice of(Identity identity) {
        return database.transaction(c -> Sql.first(
                        c,
                        """
                        select u.language, o.locale from foundation.app_user u
                        left join foundation.organization o on o.id = ?
                        where u.id = ?
                        """,
                        row -> new Choice(
                                row.getString("language"), Objects.requireNonNullElse(row.getString("locale"), SPOKEN.get(0))),
                        identity.organization() == null ? null : identity.organization().value(),
                        identity.user().value()))
                .orElse(new Choice(null, SPOKEN.get(0)));
    }

    @Override
    public void choose(Identity identity, String language) {
        identity.requirePerson();
        if (!language.isEmpty() && !SPOKEN.contains(language)) {
            throw new InvalidInput(
                    "language", "invalid", "Choose one of " + String.join(", ", SPOKEN) + ", or none for the organization's.");
        }
        database.transaction(c -> {
            Sql.update(
                    c,
                    "update foundation.app_user set language = ?, updated_at = ? where id = ?",
                    language.isEmpty() ? null : language,
                    clock.instant(),
                    identity.user().value());
            audit.record(
                    c,
                    AuditTrail.Entry.of(
                            identity, "user.language_changed", "user", identity.user(), Map.of("after", Map.of("language", language))));
            return true;
        });
    }
}
