// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.Callers;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.ConfiguredPasswords;
import io.switchboard.foundation.internal.account.DatabaseAccounts;
import io.switchboard.foundation.internal.account.DatabaseLanguages;
import io.switchboard.foundation.internal.account.DatabaseSignIn;
import io.switchboard.foundation.internal.account.Links;
import io.switchboard.foundation.internal.account.LiveIdentities;
import io.switchboard.foundation.internal.account.MemberDirectory;
import io.switchboard.foundation.internal.account.NewOrganizations;
import io.switchboard.foundation.internal.account.OperatorAccount;
import io.switchboard.foundation.internal.account.OrganizationProfiles;
import io.switchboard.foundation.internal.account.OwnPermissions;
import io.switchboard.foundation.internal.account.Passwords;
import io.switchboard.foundation.internal.account.Roles;
import io.switchboard.foundation.internal.audit.AuditChain;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.audit.ChainKeeper;
import io.switchboard.foundation.internal.audit.DatabaseAuditLog;
import io.switchboard.foundation.internal.demo.DemoOrganizations;
import io.switchboard.foundation.internal.factor.AccountNotices;
import io.switchboard.foundation.internal.factor.TwoFactorParts;
import io.switchboard.foundation.internal.file.BlobStore;
import io.switchboard.foundation.internal.file.DatabaseSignedFiles;
import io.switchboard.foundation.internal.file.FileAddresses;
import io.switchboard.foundation.internal.file.FileStore;
import io.switchboard.foundation.internal.grant.EntitlementGate;
import io.switchboard.foundation.internal.grant.FeatureCatalogue;
import io.switchboard.foundation.internal.grant.GrantedOrganizations;
import io.switchboard.foundation.internal.idempotency.StoredIdempotencyKeys;
import io.switchboard.foundation.internal.key.DatabaseApiKeys;
import io.switchboard.foundation.internal.mail.DatabaseMailLog;
import io.switchboard.foundation.internal.mail.Mails;
import io.switchboard.foundation.internal.notification.Signals;
import io.switchboard.foundation.internal.notification.StoredAvailability;
import io.switchboard.foundation.internal.notification.StoredNotifications;
import io.switchboard.foundation.internal.organization.DatabaseChecklist;
import io.switchboard.foundation.internal.organization.DatabaseOrganizationClosure;
import io.switchboard.foundation.internal.organization.DatabaseOrganizationSettings;
import io.switchboard.foundation.internal.organization.OrganizationExport;
import io.switchboard.foundation.internal.people.DatabaseInvitations;
import io.switchboard.foundation.internal.people.DatabasePeople;
import io.switchboard.foundation.internal.people.Newcomers;
import io.switchboard.foundation.internal.people.NoWork;
import io.switchboard.foundation.internal.picture.DatabasePictures;
import io.switchboard.foundation.internal.purge.Purge;
import io.switchboard.foundation.internal.rest.ApiKeysResource;
import io.switchboard.foundation.internal.rest.AuditResource;
import io.switchboard.foundation.internal.rest.AuthResource;
import io.switchboard.foundation.internal.rest.AvailabilityResource;
import io.switchboard.foundation.internal.rest.AvatarResource;
import io.switchboard.foundation.internal.rest.InvitationsResource;
import io.switchboard.foundation.internal.rest.LogoResource;
import io.switchboard.foundation.internal.rest.MailsResource;
import io.switchboard.foundation.internal.rest.MeResource;
import io.switchboard.foundation.internal.rest.OperatorMailsResource;
import io.switchboard.foundation.internal.rest.OperatorOrganizationsResource;
import io.switchboard.foundation.internal.rest.OrganizationDataResource;
import io.switchboard.foundation.internal.rest.OrganizationResource;
import io.switchboard.foundation.internal.rest.OwnAvatarResource;
import io.switchboard.foundation.internal.rest.PasskeysResource;
import io.switchboard.foundation.internal.rest.PermissionsResource;
import io.switchboard.foundation.internal.rest.RolesResource;
import io.switchboard.foundation.internal.rest.SecurityPolicyResource;
import io.switchboard.foundation.internal.rest.SessionsResource;
import io.switchboard.foundation.internal.rest.SignOnResource;
import io.switchboard.foundation.internal.rest.TeamsResource;
import io.switchboard.foundation.internal.rest.TwoFactorResource;
import io.switchboard.foundation.internal.rest.UsersResource;
import io.switchboard.foundation.internal.rest.VersionTags;
import io.switchboard.foundation.internal.role.DatabaseRoleBook;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.foundation.internal.signon.SignOnParts;
import io.switchboard.foundation.internal.team.DatabaseTeams;
import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.event.EventFeed;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.module.LentService;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.persistence.TenantWork;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.kernel.work.MemberWork;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** People, organizations, grants, secrets and files, wired together. Built before the kernel, closed after it. */
public final class Foundation implements AutoCloseable {
    private static final int SHORTEST_KEY = 32;

    private final PermissionCatalogue permissions = new PermissionCatalogue(OwnPermissions.all());
    private final EntitlementGate gate;
    private final FeatureCatalogue features;
    private final DatabaseSignIn signIn;
    private final Organizations organizations;
    private final OrganizationSettings organizationSettings;
    private final OrganizationClosure organizationClosure;
    private final Pictures pictures;
    private final Languages languages;
    private final OrganizationChecklist checklist;
    private final BlobStore blobs;
    private final SignedFiles signedFiles;
    private final IdempotencyKeys idempotencyKeys;
    private final Accounts accounts;
    private final People people;
    private final RoleBook roleBook;
    private final TeamBook teams;
    private final AtomicReference<MemberWork> work = new AtomicReference<>(new NoWork());
    private final Invitations invitations;
    private final AuditLog auditLog;
    private final AuditKeeper auditKeeper;
    private final ApiKeys apiKeys;
    private final MailLog mailLog;
    private final Signals signals = new Signals();
    private final PersonalNotifications notifications;
    private final Availability availability;
    private final TwoFactor twoFactor;
    private final Passkeys passkeys;
    private final SecurityPolicy securityPolicy;
    private final SignOnSettings signOnSettings;
    private final SingleSignOn singleSignOn;
    private final Purge purge;
    private final Mails mails;
    private final List<LentService<?>> lentServices;
    private final List<Object> restResources;

    private Foundation(PlatformDatabase database, SwitchboardConfig config, Clock clock) {
        MasterKey masterKey = new MasterKey(key("master-key", config.security().masterKey()));
        byte[] tokenKey = key("token-key", config.security().tokenKey());
        AuditChain chain = AuditChain.of(masterKey);
        AuditTrail audit = new AuditTrail(chain, clock);
        this.auditKeeper = new ChainKeeper(
                database, chain, audit, masterKey.code("switchboard audit door").of(), clock);
        Roles roles = new Roles(permissions);
        AccountStore store = new AccountStore(roles, clock);
        Passwords passwords = new Passwords();
        Links links = new Links(config.publicUrl());
        this.mails = new Mails(database, config.mail(), masterKey.seal("switchboard mails"), clock);
        this.mailLog = new DatabaseMailLog(database, config, mails.outbox(), audit, clock);
        DatabaseApiKeys keys = new DatabaseApiKeys(database, audit, clock);
        LiveIdentities identities = new LiveIdentities(database, store, keys, clock);
        AccountNotices notices = new AccountNotices(audit, mails.outbox(), links);
        TwoFactorParts factors = new TwoFactorParts(
                database, store, passwords, masterKey, notices, config.publicUrl(), clock);
        DatabaseAccounts ownAccounts =
                new DatabaseAccounts(database, store, passwords, audit, mails.outbox(), links, notices, identities, clock);
        NewOrganizations newOrganizations = new NewOrganizations(database, store, passwords, audit, ownAccounts);
        ConfiguredPasswords configured =
                new ConfiguredPasswords(masterKey.code("switchboard configured passwords"));
        new OperatorAccount(database, store, passwords, configured, clock)
                .ensure(config.security().operatorEmail(), config.security().operatorPassword());
        if (config.demo().enabled()) {
            new DemoOrganizations(database, store, newOrganizations, passwords, configured)
                    .ensure(config.demo().password());
        }
        this.accounts = ownAccounts;
        this.apiKeys = keys;
        this.signIn = new DatabaseSignIn(
                database, newOrganizations, store, passwords, tokenKey, audit, notices, identities,
                factors.secondStep(), clock);
        this.gate = new EntitlementGate(database, clock, config.publicUrl());
        this.people = new DatabasePeople(
                database, roles, audit, gate::limits, work::get, factors.reauthentication(), clock);
        this.roleBook = new DatabaseRoleBook(database, permissions, roles, audit, clock);
        this.teams = new DatabaseTeams(database, audit, work::get, clock);
        this.twoFactor = factors.twoFactor(identities);
        this.passkeys = factors.passkeys(identities);
        this.securityPolicy = factors.policy(people, audit);
        SignOnParts signOns = new SignOnParts(database, config, masterKey, audit, clock);
        this.signOnSettings = signOns.settings();
        this.singleSignOn = signOns.singleSignOn(
                store, passwords, factors.secondStep(), new Newcomers(store, audit, gate::limits, work::get, clock));
        this.invitations = new DatabaseInvitations(
                database, store, passwords, roles, audit, mails.outbox(), links, gate::limits, work::get, clock);
        this.auditLog = new DatabaseAuditLog(database, chain, audit);
        this.features = new FeatureCatalogue(gate);
        this.organizations = new GrantedOrganizations(database, gate, audit, clock);
        this.idempotencyKeys = new StoredIdempotencyKeys(
                database, masterKey.seal("switchboard kept answers"), clock);
        this.notifications = new StoredNotifications(database, signals, clock);
        this.availability = new StoredAvailability(database, audit, signals);
        Callers callers = new TenantContext();
        MemberDirectory members = new MemberDirectory(database, callers, clock);
        DatabaseOrganizationSettings settings = new DatabaseOrganizationSettings(database, audit, clock);
        this.organizationSettings = settings;
        DatabaseOrganizationClosure closure = new DatabaseOrganizationClosure(
                database, factors.reauthentication(), new OrganizationExport(settings, people, auditLog), audit, clock);
        this.organizationClosure = closure;
        this.purge = new Purge(database, clock, closure::closeDue);
        this.pictures = new DatabasePictures(database, audit, clock);
        this.languages = new DatabaseLanguages(database, clock);
        this.checklist = new DatabaseChecklist(database, audit, clock);
        OrganizationProfiles profiles = new OrganizationProfiles(database);
        this.blobs = FileStore.blobs(config);
        FileStore files = new FileStore(database, blobs, config.dataDir(), clock);
        FileAddresses addresses = new FileAddresses(masterKey.code("switchboard file addresses"), clock);
        this.signedFiles = new DatabaseSignedFiles(files, addresses);
        this.lentServices = new ModuleParts(database, config, masterKey, clock, callers)
                .lent(members, settings, files, addresses, signals);
        this.restResources = List.of(
                new AuthResource(signIn, accounts, profiles),
                new MeResource(signIn, accounts, profiles, features, languages),
                new SessionsResource(accounts),
                new AvailabilityResource(availability),
                new TwoFactorResource(twoFactor),
                new PasskeysResource(passkeys),
                new SecurityPolicyResource(securityPolicy),
                new SignOnResource(signOnSettings),
                new OrganizationResource(settings, people),
                new UsersResource(people),
                new RolesResource(roleBook),
                new PermissionsResource(roleBook),
                new TeamsResource(teams),
                new InvitationsResource(invitations),
                new AuditResource(auditLog),
                new ApiKeysResource(apiKeys),
                new MailsResource(mailLog),
                new OperatorMailsResource(mailLog),
                new OperatorOrganizationsResource(organizations, features),
                new OrganizationDataResource(organizationClosure),
                new LogoResource(pictures),
                new OwnAvatarResource(pictures),
                new AvatarResource(pictures),
                new VersionTags());
    }

    /** Brings the schema up to date, makes the operator and the demo organizations, and loads the grants. */
    public static Foundation start(PlatformDatabase database, SwitchboardConfig config, Clock clock) {
        database.migrate("foundation", Foundation.class.getClassLoader());
        Foundation foundation = new Foundation(database, config, clock);
        foundation.gate.start();
        foundation.mails.start();
        foundation.purge.start();
        return foundation;
    }

    public Gate gate() {
        return gate;
    }

    public SignIn signIn() {
        return signIn;
    }

    /** Which permissions there are; told by whoever starts the kernel which modules run. */
    public PermissionCatalogue permissions() {
        return permissions;
    }

    public Accounts accounts() {
        return accounts;
    }

    public People people() {
        return people;
    }

    public RoleBook roles() {
        return roleBook;
    }

    public TeamBook teams() {
        return teams;
    }

    public Invitations invitations() {
        return invitations;
    }

    public ApiKeys apiKeys() {
        return apiKeys;
    }

    public MailLog mailLog() {
        return mailLog;
    }

    public PersonalNotifications notifications() {
        return notifications;
    }

    public Availability availability() {
        return availability;
    }

    /** Joins the kernel once it runs, and before modules do. */
    public void connect(TenantWork tenantWork, EventFeed events) {
        signals.connect(tenantWork, events);
    }

    public AuditLog auditLog() {
        return auditLog;
    }

    /** Keeps what modules and the deployer do. */
    public AuditKeeper auditKeeper() {
        return auditKeeper;
    }

    public Passkeys passkeys() {
        return passkeys;
    }

    public TwoFactor twoFactor() {
        return twoFactor;
    }

    public SecurityPolicy securityPolicy() {
        return securityPolicy;
    }

    public SignOnSettings signOnSettings() {
        return signOnSettings;
    }

    public SingleSignOn singleSignOn() {
        return singleSignOn;
    }

    public Organizations organizations() {
        return organizations;
    }

    public OrganizationSettings organizationSettings() {
        return organizationSettings;
    }

    public SignedFiles signedFiles() {
        return signedFiles;
    }

    public OrganizationClosure organizationClosure() {
        return organizationClosure;
    }

    public Pictures pictures() {
        return pictures;
    }

    public Languages languages() {
        return languages;
    }

    public OrganizationChecklist checklist() {
        return checklist;
    }

    public IdempotencyKeys idempotencyKeys() {
        return idempotencyKeys;
    }

    /** What modules get: an instance for each generation, or one for all where it holds nothing of a module. */
    public List<LentService<?>> lentServices() {
        return lentServices;
    }

    /** JAX-RS resources; they ask {@link CurrentIdentity} and {@link ClientAddress}. */
    public List<Object> restResources() {
        return restResources;
    }

    /** Tells which features are installed; known only once the kernel runs. */
    public void installedFeatures(Supplier<? extends Collection<String>> installed) {
        features.installed(installed);
    }

    /** Who knows what members have open; known only once the kernel runs. */
    public void memberWork(MemberWork known) {
        work.set(known);
    }

    @Override
    public void close() {
        purge.close();
        mails.close();
        gate.close();
        blobs.close();
    }

    private static byte[] key(String name, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("switchboard.security." + name + " is not base64", e);
        }
        if (key.length < SHORTEST_KEY) {
            throw new IllegalStateException(
                    "switchboard.security." + name + " must be at least " + SHORTEST_KEY + " bytes in base64");
        }
        return key;
    }
}
