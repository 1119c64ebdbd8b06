// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.testing;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.switchboard.api.secret.Secrets;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Foundation;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Outcome;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.Organizations.GrantChange;
import io.switchboard.foundation.SignIn.Registration;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.kernel.tenancy.TenantContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A foundation over the test's database, with a clock to move. */
public final class RunningFoundation implements AutoCloseable {
    public static final String PASSWORD = "a long enough password";
    public static final String OPERATOR_PASSWORD = "the operator's password";
    public static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    /** What a module of work asks for, since people's roles mean little without one. */
    private static final ModuleDescriptor WORK = new ModuleDescriptor(
            "work", "Work", "work", "1.0.0", List.of(), List.of(), List.of(), List.of(
                    permission("conversation.read", Map.of("admin", "all", "manager", "all", "agent", "team", "viewer", "all")),
                    permission("conversation.reply", Map.of("admin", "all", "manager", "all", "agent", "team")),
                    permission("customer.read", Map.of("admin", "all", "manager", "all", "agent", "all", "viewer", "all")),
                    permission("customer.create", Map.of("admin", "all", "manager", "all", "agent", "all")),
                    permission("customer.delete", Map.of("admin", "all", "manager", "all"))));

    private static final Postbox POSTBOX = new Postbox();

    private final CountedDatabase database;
    private final MovableClock clock = new MovableClock();
    private final Foundation foundation;

    public RunningFoundation(CountedDatabase database, Path dataDir, Map<String, String> settings) {
        this.database = database;
        this.foundation = Foundation.start(database, config(dataDir, settings), clock);
        this.foundation.permissions().running(() -> List.of(WORK));
    }

    public Foundation foundation() {
        return foundation;
    }

    public CountedDatabase database() {
        return database;
    }

    public Postbox postbox() {
        return POSTBOX;
    }

    private static DeclaredPermission permission(String name, Map<String, String> roles) {
        return DeclaredPermission.of(name, "do " + name, "Work", "own team all", roles);
    }

    /** Invites a new address and gives it. */
    public String invite(Identity actor, String role) {
        String email = newEmail();
        Outcome outcome = foundation.invitations().send(actor, List.of(new Wish(email, role))).get(0);
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        return email;
    }

    /** The secret of the newest invitation that arrived there. */
    public String invitationToken(String email) {
        return POSTBOX.mail(email, "invites you").token();
    }

    /** Somebody who joined by an invitation of the admin's. */
    public Identity join(Identity admin, String name, String role) {
        return foundation.invitations().acceptAsNew(invitationToken(invite(admin, role)), name, PASSWORD);
    }

    public void limitSeats(Identity admin, long seats) {
        GrantChange limit = new GrantChange(Map.of(), Map.of("seats", seats), null, "a test");
        foundation.organizations().setGrants(admin.organization(), limit, operator());
    }

    public MovableClock clock() {
        return clock;
    }

    /** The service that a module would get. */
    public <T> T lend(Class<T> type, String module) {
        return foundation.lentServices().stream()
                .filter(service -> service.type() == type)
                .map(service -> type.cast(service.create().apply(module, null)))
                .findFirst()
                .orElseThrow();
    }

    /** A new organization and its admin. */
    public Identity register(String organization) {
        return foundation.signIn().register(new Registration(organization, "Ada Admin", newEmail(), PASSWORD));
    }

    /** Lets the organization keep a secret, so that it has a key of its own. */
    public void seal(Identity member) {
        try (TenantContext.Binding bound = TenantContext.bind(member.caller())) {
            lend(Secrets.class, "crm").seal("key", new byte[] {1});
        }
    }

    public OrganizationId newOrganization() {
        return register("Some Shop").caller().organization();
    }

    public Identity operator() {
        return foundation.signIn().withPassword("operator@switchboard.local", OPERATOR_PASSWORD, "127.0.0.1");
    }

    public static String newEmail() {
        return "user-" + UUID.randomUUID() + "@shop.example";
    }

    @Override
    public void close() {
        foundation.close();
    }

    /** A configuration for tests, with what the test wants otherwise. */
    public static SwitchboardConfig config(Path dataDir, Map<String, String> settings) {
        Map<String, String> values = new HashMap<>(Map.of(
                "switchboard.data-dir", dataDir.toString(),
                "switchboard.deploy-dir", dataDir.toString(),
                "switchboard.features-dir", dataDir.toString(),
                "switchboard.database.url", "unused",
                "switchboard.database.owner-password", "unused",
                "switchboard.database.app-password", "unused",
                "switchboard.database.platform-password", "unused",
                "switchboard.security.token-key", KEY,
                "switchboard.security.master-key", KEY,
                "switchboard.security.operator-password", OPERATOR_PASSWORD));
        values.put("switchboard.mail.host", "127.0.0.1");
        values.put("switchboard.mail.port", Integer.toString(POSTBOX.port()));
        values.put("switchboard.mail.from", "Switchboard Test <hello@switchboard.example>");
        // The providers of the tests stand on this machine.
        values.put("switchboard.sign-on.private-providers", "true");
        values.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withMapping(SwitchboardConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(SwitchboardConfig.class);
    }
}
