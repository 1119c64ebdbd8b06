// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.Callers;
import io.switchboard.foundation.internal.account.AccountErasure;
import io.switchboard.foundation.internal.account.MemberDirectory;
import io.switchboard.foundation.internal.account.OrganizationProfiles;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.audit.ChainKeeper;
import io.switchboard.foundation.internal.audit.DatabaseAuditLog;
import io.switchboard.foundation.internal.export.Exports;
import io.switchboard.foundation.internal.factor.Reauthentication;
import io.switchboard.foundation.internal.file.BlobStore;
import io.switchboard.foundation.internal.file.DatabaseSignedFiles;
import io.switchboard.foundation.internal.file.FileAddresses;
import io.switchboard.foundation.internal.file.FileStore;
import io.switchboard.foundation.internal.grant.FeatureCatalogue;
import io.switchboard.foundation.internal.grant.GrantedOrganizations;
import io.switchboard.foundation.internal.idempotency.StoredIdempotencyKeys;
import io.switchboard.foundation.internal.mail.DatabaseMailLog;
import io.switchboard.foundation.internal.organization.DatabaseChecklist;
import io.switchboard.foundation.internal.organization.DatabaseOrganizationClosure;
import io.switchboard.foundation.internal.organization.DatabaseOrganizationSettings;
import io.switchboard.foundation.internal.picture.DatabasePictures;
import io.switchboard.foundation.internal.purge.OrganizationPurge;
import io.switchboard.foundation.internal.purge.Purge;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.module.LentService;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.tenancy.TenantContext;
import java.time.Clock;
import java.util.List;

/** An organization as a whole: its settings, log and files, its plan, and its end. */
final class OrganizationParts {
    final AuditLog auditLog;
    final AuditKeeper auditKeeper;
    final MailLog mailLog;
    final FeatureCatalogue features;
    final Organizations organizations;
    final IdempotencyKeys idempotencyKeys;
    final DatabaseOrganizationSettings settings;
    final OrganizationClosure closure;
    final Exports exports;
    final Purge purge;
    final Pictures pictures;
    final OrganizationChecklist checklist;
    final OrganizationProfiles profiles;
    final BlobStore blobs;
    final SignedFiles signedFiles;
    final List<LentService<?>> lentServices;

    OrganizationParts(Ground ground, Reauthentication reauthentication, People people) {
        PlatformDatabase database = ground.database;
        SwitchboardConfig config = ground.config;
        MasterKey masterKey = ground.masterKey;
        AuditTrail audit = ground.audit;
        Clock clock = ground.clock;
        this.auditLog = new DatabaseAuditLog(database, ground.chain, audit);
        this.auditKeeper = new ChainKeeper(
                database, ground.chain, audit, masterKey.code("switchboard audit door").of(), clock);
        this.mailLog = new DatabaseMailLog(database, config, ground.mails, audit, clock);
        this.features = new FeatureCatalogue(ground.gate);
        this.organizations = new GrantedOrganizations(database, ground.gate, audit, clock);
        this.idempotencyKeys =
                new StoredIdempotencyKeys(database, masterKey.seal("switchboard kept answers"), clock);
        this.settings = new DatabaseOrganizationSettings(database, audit, clock);
        DatabaseOrganizationClosure closing = new DatabaseOrganizationClosure(database, reauthentication, audit, clock);
        this.closure = closing;
        this.pictures = new DatabasePictures(database, audit, clock);
        this.checklist = new DatabaseChecklist(database, audit, clock);
        this.profiles = new OrganizationProfiles(database);
        this.blobs = FileStore.blobs(config);
        this.exports = new Exports(
                database, ground.store, settings, people, auditLog, blobs, config.dataDir(), ground.mails.outbox(),
                ground.links, audit, clock);
        OrganizationPurge organizationPurge = new OrganizationPurge(
                database, new AccountErasure(clock), blobs, ground.mails.outbox(), ground.links, audit, clock);
        this.purge = new Purge(database, clock, List.of(closing::closeDue, organizationPurge::run));
        FileStore files = new FileStore(database, blobs, config.dataDir(), clock);
        FileAddresses addresses = new FileAddresses(masterKey.code("switchboard file addresses"), clock);
        this.signedFiles = new DatabaseSignedFiles(files, addresses);
        Callers callers = new TenantContext();
        this.lentServices = new ModuleParts(database, config, masterKey, clock, callers)
                .lent(new MemberDirectory(database, callers, clock), settings, files, addresses, ground.signals);
    }
}
