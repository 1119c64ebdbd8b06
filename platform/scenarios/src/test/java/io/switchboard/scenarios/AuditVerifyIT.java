// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.launcher.Launcher;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever runs the product finds out by a command whether somebody has altered an audit log in the database. */
@ExtendWith(RunningProduct.class)
class AuditVerifyIT {
    private static final int EACH = 15;

    private record Verdict(int exit, List<String> lines) {
        String lineOf(String organization) {
            return lines.stream().filter(line -> line.contains(organization + ":")).findFirst().orElseThrow();
        }
    }

    @Test
    void theCommandFindsTheFirstEntryThatWasAltered(Stage stage) throws Exception {
        Tenant tenant = Tenant.register(stage, "Altered");
        String customer = tenant.addCustomer("Rui");
        tenant.api().patch("/api/crm/customers/" + customer, Map.of("displayName", "Rui M.")).expect(200);
        Verdict before = verify(stage);
        assertThat(before.lineOf("the platform")).startsWith("ok");
        assertThat(before.lineOf(tenant.name())).isEqualTo("ok  " + tenant.name() + ": 3 entries");
        assertThat(before.exit()).as(before.toString()).isZero();

        OwnerSql owner = new OwnerSql(stage);
        String tamper = "update foundation.audit_event set actor = ? where organization_id = ? and number = 2";
        UUID organization = UUID.fromString(tenant.id());
        assertThat(owner.update(tamper, "Somebody Else", organization)).isEqualTo(1);
        try {
            Verdict after = verify(stage);
            assertThat(after.exit()).isEqualTo(1);
            assertThat(after.lineOf(tenant.name()))
                    .startsWith("NO  " + tenant.name() + ": altered from entry 2 on")
                    .endsWith("customer.created by Somebody Else");
            assertThat(after.lines().stream().filter(line -> line.startsWith("NO"))).hasSize(1);
            assertThat(tenant.api().get("/api/audit/verification").json().get("firstBroken").asLong()).isEqualTo(2);
        } finally {
            owner.update(tamper, "Admin of Altered", organization);
        }
        assertThat(verify(stage).exit()).isZero();
    }

    @Test
    void twentyWhoChangeThingsAtOnceKeepOneChain(Stage stage) throws Exception {
        Tenant one = Tenant.register(stage, "Crowded");
        List<Tenant> twenty = IntStream.range(0, 20).mapToObj(i -> Tenant.register(stage, "Alone")).toList();
        Figures.report("Customers per second by 20 people of one organization", perSecond(i -> one));
        Figures.report("Customers per second by 20 people of 20 organizations", perSecond(twenty::get));
        var verification = one.api().get("/api/audit/verification").expect(200).json();
        assertThat(verification.get("intact").asBoolean()).isTrue();
        assertThat(verification.get("entries").asLong()).isEqualTo(1 + 20 * EACH);
    }

    private static long perSecond(IntFunction<Tenant> tenantOf) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(20);
        List<Callable<Object>> works = new ArrayList<>();
        for (int person = 0; person < 20; person++) {
            Tenant tenant = tenantOf.apply(person);
            works.add(() -> {
                for (int i = 0; i < EACH; i++) {
                    tenant.addCustomer("Customer " + i);
                }
                return tenant;
            });
        }
        long begin = System.nanoTime();
        try {
            for (Future<Object> done : people.invokeAll(works)) {
                done.get();
            }
        } finally {
            people.shutdownNow();
        }
        return 20 * EACH * 1_000_000_000L / (System.nanoTime() - begin);
    }

    private static Verdict verify(Stage stage) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        "audit", "verify", "--data", stage.product().dataDirectory().toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(process.waitFor(), said.lines().toList());
    }
}
