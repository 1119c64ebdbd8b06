// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.foundation.internal.account.DatabaseLanguages;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.factor.Reauthentication;
import io.switchboard.foundation.internal.notification.StoredAvailability;
import io.switchboard.foundation.internal.notification.StoredNotifications;
import io.switchboard.foundation.internal.people.DatabaseErasure;
import io.switchboard.foundation.internal.people.DatabaseInvitations;
import io.switchboard.foundation.internal.people.DatabasePeople;
import io.switchboard.foundation.internal.role.DatabaseRoleBook;
import io.switchboard.foundation.internal.team.DatabaseTeams;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Clock;

/** Members, their roles, teams and invitations, and what is told to each of them. */
final class PeopleParts {
    final People people;
    final Erasure erasure;
    final RoleBook roles;
    final TeamBook teams;
    final Invitations invitations;
    final PersonalNotifications notifications;
    final Availability availability;
    final Languages languages;

    PeopleParts(Ground ground, Reauthentication reauthentication) {
        PlatformDatabase database = ground.database;
        AuditTrail audit = ground.audit;
        Clock clock = ground.clock;
        this.people = new DatabasePeople(
                database, ground.roles, audit, ground.gate::limits, ground.work::get, reauthentication, clock);
        this.erasure = new DatabaseErasure(database, reauthentication, audit, clock);
        this.roles = new DatabaseRoleBook(database, ground.permissions, ground.roles, audit, clock);
        this.teams = new DatabaseTeams(database, audit, ground.work::get, clock);
        this.invitations = new DatabaseInvitations(
                database, ground.store, ground.passwords, ground.roles, audit, ground.mails.outbox(), ground.links,
                ground.gate::limits, ground.work::get, clock);
        this.notifications = new StoredNotifications(database, ground.signals, clock);
        this.availability = new StoredAvailability(database, audit, ground.signals);
        this.languages = new DatabaseLanguages(database, audit, clock);
    }
}
