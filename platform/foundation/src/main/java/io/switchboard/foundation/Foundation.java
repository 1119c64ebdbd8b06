// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.event.EventFeed;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.module.LentService;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.persistence.TenantWork;
import io.switchboard.kernel.work.MemberWork;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** People, organizations, grants, secrets and files, wired together. Built before the kernel, closed after it. */
public final class Foundation implements AutoCloseable {
    private final Ground ground;
    private final SignInParts signIns;
    private final PeopleParts people;
    private final OrganizationParts organizations;
    private final SecurityPolicy securityPolicy;
    private final List<Object> restResources;

    private Foundation(PlatformDatabase database, SwitchboardConfig config, Clock clock) {
        this.ground = new Ground(database, config, clock);
        this.signIns = new SignInParts(ground);
        this.people = new PeopleParts(ground, signIns.reauthentication);
        this.organizations = new OrganizationParts(ground, signIns.reauthentication, people.people);
        this.securityPolicy = signIns.policy(people.people);
        this.restResources = new RestParts(signIns, people, organizations, securityPolicy).resources();
    }

    /** Brings the schema up to date, makes the operator and the demo organizations, and loads the grants. */
    public static Foundation start(PlatformDatabase database, SwitchboardConfig config, Clock clock) {
        database.migrate("foundation", Foundation.class.getClassLoader());
        Foundation foundation = new Foundation(database, config, clock);
        foundation.ground.gate.start();
        foundation.ground.mails.start();
        foundation.organizations.purge.start();
        foundation.organizations.exports.start();
        return foundation;
    }

    public Gate gate() {
        return ground.gate;
    }

    public SignIn signIn() {
        return signIns.signIn;
    }

    /** Which permissions there are; told by whoever starts the kernel which modules run. */
    public PermissionCatalogue permissions() {
        return ground.permissions;
    }

    public Accounts accounts() {
        return signIns.accounts;
    }

    public People people() {
        return people.people;
    }

    public Erasure erasure() {
        return people.erasure;
    }

    public RoleBook roles() {
        return people.roles;
    }

    public TeamBook teams() {
        return people.teams;
    }

    public Invitations invitations() {
        return people.invitations;
    }

    public ApiKeys apiKeys() {
        return signIns.apiKeys;
    }

    public MailLog mailLog() {
        return organizations.mailLog;
    }

    public PersonalNotifications notifications() {
        return people.notifications;
    }

    public Availability availability() {
        return people.availability;
    }

    /** Joins the kernel once it runs, and before modules do. */
    public void connect(TenantWork tenantWork, EventFeed events) {
        ground.signals.connect(tenantWork, events);
    }

    public AuditLog auditLog() {
        return organizations.auditLog;
    }

    /** Keeps what modules and the deployer do. */
    public AuditKeeper auditKeeper() {
        return organizations.auditKeeper;
    }

    public Passkeys passkeys() {
        return signIns.passkeys;
    }

    public TwoFactor twoFactor() {
        return signIns.twoFactor;
    }

    public SecurityPolicy securityPolicy() {
        return securityPolicy;
    }

    public SignOnSettings signOnSettings() {
        return signIns.signOnSettings;
    }

    public SingleSignOn singleSignOn() {
        return signIns.singleSignOn;
    }

    public Organizations organizations() {
        return organizations.organizations;
    }

    public OrganizationSettings organizationSettings() {
        return organizations.settings;
    }

    public SignedFiles signedFiles() {
        return organizations.signedFiles;
    }

    public OrganizationClosure organizationClosure() {
        return organizations.closure;
    }

    public OrganizationExports organizationExports() {
        return organizations.exports.exports();
    }

    public Pictures pictures() {
        return organizations.pictures;
    }

    public Languages languages() {
        return people.languages;
    }

    public OrganizationChecklist checklist() {
        return organizations.checklist;
    }

    public IdempotencyKeys idempotencyKeys() {
        return organizations.idempotencyKeys;
    }

    /** What modules get: an instance for each generation, or one for all where it holds nothing of a module. */
    public List<LentService<?>> lentServices() {
        return organizations.lentServices;
    }

    /** JAX-RS resources; they ask {@link CurrentIdentity} and {@link ClientAddress}. */
    public List<Object> restResources() {
        return restResources;
    }

    /** Tells which features are installed; known only once the kernel runs. */
    public void installedFeatures(Supplier<? extends Collection<String>> installed) {
        organizations.features.installed(installed);
    }

    /** Who knows what members have open; known only once the kernel runs. */
    public void memberWork(MemberWork known) {
        ground.work.set(known);
    }

    @Override
    public void close() {
        organizations.exports.close();
        organizations.purge.close();
        ground.mails.close();
        ground.gate.close();
        organizations.blobs.close();
    }
}
