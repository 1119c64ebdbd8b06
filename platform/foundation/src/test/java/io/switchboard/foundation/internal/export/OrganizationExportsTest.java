// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.switchboard.api.file.Files;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationExports;
import io.switchboard.foundation.OrganizationExports.Export;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.ModuleTable;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.tenancy.TenantContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FoundationTest
class OrganizationExportsTest {
    private final RunningFoundation running;
    private final OrganizationExports exports;
    private Identity owner;

    OrganizationExportsTest(RunningFoundation running) {
        this.running = running;
        this.exports = running.foundation().organizationExports();
    }

    @BeforeEach
    void anOrganization() {
        owner = running.register("Leaving");
    }

    @Test
    void oneFileHoldsEverythingOfTheOrganizationAndNothingElse() throws IOException, SQLException {
        Identity stranger = running.register("Elsewhere");
        running.join(owner, "Vi", "viewer");
        StoredFile file = store(owner, "../../a letter.txt", "Dear Vi");
        try (ModuleTable table = new ModuleTable()) {
            table.insert(owner, "mine", 1_203);
            table.insert(stranger, "theirs", 3);

            Map<String, String> files = unzip(exports.open(owner, written(owner).id()).readAllBytes());

            assertThat(files.get("README.txt")).contains("audit.jsonl");
            assertThat(files.get("settings.json")).contains("\"Leaving\"");
            assertThat(files.get("people.json")).contains(owner.email(), "Vi").doesNotContain("password", "argon2");
            assertThat(files.get("audit.jsonl").lines().reduce((first, last) -> last).orElseThrow())
                    .contains("organization.registered");
            assertThat(files.get("data/" + table.schema() + "/thing.jsonl").lines())
                    .hasSize(1_203)
                    .allSatisfy(line -> assertThat(line).contains("\"word\":\"mine\"").doesNotContain("secret"));
            assertThat(files).containsEntry("files/" + file.id() + "/a letter.txt", "Dear Vi");
            assertThat(files.keySet()).noneMatch(name -> name.startsWith("data/foundation/") || name.startsWith("data/kernel/"));
            assertThat(files.toString()).doesNotContain(stranger.email(), "Elsewhere", "theirs");
        }
    }

    @Test
    void whoeverAskedGetsAMailAndTheLogTellsBoth() throws IOException {
        Export export = written(owner);
        assertThat(running.postbox().mail(owner.email(), "The data of Leaving is ready").text())
                .contains("/settings/organization/data");
        exports.open(owner, export.id()).close();
        assertThat(running.foundation().auditLog().actions(owner))
                .contains("organization.export_requested", "organization.export_downloaded");
    }

    @Test
    void whileOneIsWrittenNoOtherIsBegun() throws SQLException {
        String waiting = "insert into foundation.organization_export (organization_id, id, requested_by, state, requested_at,"
                + " leased_until, expires_at) values (?, ?, ?, 'running', ?, ?, ?)";
        UUID id = UUID.randomUUID();
        running.database().transaction(c -> Sql.update(
                c,
                waiting,
                owner.organization().value(),
                id,
                owner.user().value(),
                running.clock().instant(),
                running.clock().instant().plus(Duration.ofMinutes(5)),
                running.clock().instant().plus(Duration.ofDays(7))));

        assertThat(exports.request(owner).id().value()).isEqualTo(id);
        assertThatThrownBy(() -> exports.open(owner, exports.request(owner).id()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("export.not_ready"));
        // Its server was killed: another writes it from the start.
        running.clock().move(Duration.ofMinutes(6));
        exports.request(running.register("Waker"));
        await().until(() -> exports.list(owner).get(0).isReady());
        assertThat(exports.list(owner)).hasSize(1);
    }

    @Test
    void itIsGoneAfterSevenDays() {
        Export export = written(owner);
        running.clock().move(Duration.ofDays(7).minusSeconds(1));
        assertThat(exports.list(owner)).hasSize(1);
        running.clock().move(Duration.ofSeconds(2));
        assertThat(exports.list(owner)).isEmpty();
        assertThatThrownBy(() -> exports.open(owner, export.id())).isInstanceOf(NotFound.class);
        written(running.register("Waker"));
        await().untilAsserted(() -> assertThat(rows(owner)).isZero());
    }

    @Test
    void nobodyGetsAnothersAndNobodyWhoMayNotReadAllOfIt() {
        Export export = written(owner);
        Identity stranger = running.register("Elsewhere");
        assertThatThrownBy(() -> exports.open(stranger, export.id())).isInstanceOf(NotFound.class);
        Identity viewer = running.join(owner, "Vi", "viewer");
        assertThatThrownBy(() -> exports.request(viewer)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> exports.list(only(OrganizationExports.EXPORT)))
                .isInstanceOf(PermissionMissing.class)
                .hasMessageContaining("audit.read");
    }

    @Test
    void whoLosesThePermissionWhileItWaitsGetsNone() throws SQLException {
        Identity admin = running.join(owner, "Bo", "admin");
        UUID id = UUID.randomUUID();
        running.database().transaction(c -> {
            Sql.update(
                    c,
                    "insert into foundation.organization_export (organization_id, id, requested_by, requested_at, expires_at)"
                            + " values (?, ?, ?, ?, ?)",
                    owner.organization().value(),
                    id,
                    admin.user().value(),
                    running.clock().instant(),
                    running.clock().instant().plus(Duration.ofDays(7)));
            return Sql.update(
                    c, "update foundation.membership set role = 'viewer' where user_id = ?", admin.user().value());
        });
        written(running.register("Waker"));
        await().until(() -> exports.list(owner).get(0).state().equals("failed"));
        assertThat(running.postbox().mail(admin.email(), "could not be written").text()).contains("Leaving");
    }

    @Test
    void thePlatformReachesNoRowsWithoutBeingAsked() throws SQLException {
        try (ModuleTable table = new ModuleTable()) {
            table.insert(owner, "mine", 1);
            assertThatThrownBy(() -> running.database().transaction(c -> Sql.first(
                            c,
                            "select foundation.open_rows(?, ?, 'thing')::text as cursor",
                            row -> row.getString("cursor"),
                            owner.organization().value(),
                            table.schema())))
                    .rootCause()
                    .hasMessageContaining("Only an organization that has asked");
        }
    }

    private Export written(Identity actor) {
        Export asked = exports.request(actor);
        await().until(() -> exports.find(actor, asked.id()).isReady());
        return exports.find(actor, asked.id());
    }

    private Identity only(String permission) {
        return new Identity(
                owner.user(), owner.email(), owner.name(), owner.organization(), owner.organizationName(), "half",
                Map.of(permission, Scope.ALL), Set.of(), null);
    }

    private int rows(Identity member) {
        return running.database().transaction(c -> Sql.first(
                        c,
                        "select count(*) as n from foundation.organization_export where organization_id = ?",
                        row -> row.getInt("n"),
                        member.organization().value())
                .orElseThrow());
    }

    private StoredFile store(Identity member, String name, String content) throws IOException {
        try (TenantContext.Binding bound = TenantContext.bind(member.caller())) {
            return running.lend(Files.class, "crm").store(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
