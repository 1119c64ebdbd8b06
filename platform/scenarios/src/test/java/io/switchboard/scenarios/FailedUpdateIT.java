// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A bad version never replaces a good one, and the operator reads why. */
@ExtendWith(RunningProduct.class)
class FailedUpdateIT {

    static Stream<Arguments> badVersions() {
        byte[] crm = Archives.shipped("crm");
        return Stream.of(
                Arguments.of(
                        "a failing migration",
                        Archives.with(crm, "db/migration/crm/V900__broken.sql", "alter table no_such_table add column x int;"),
                        "no_such_table"),
                Arguments.of(
                        "a table that organizations could share",
                        Archives.with(
                                crm,
                                "db/migration/crm/V901__open.sql",
                                "create table leak (id uuid primary key); grant select on leak to sb_app;"),
                        "crm.leak"),
                Arguments.of("a throwing start", Archives.throwingAtStart(crm), "the licence file is missing"),
                Arguments.of("half an archive", Archives.half(Archives.newer(crm)), "whole"),
                Arguments.of("the same version again", crm, "version"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badVersions")
    void theOldVersionKeepsServing(String what, byte[] archive, String because, Stage stage) {
        Deployments deployments = new Deployments(stage.operator());
        Api ana = stage.as(Stage.ANA);
        String before = deployments.runningVersion("crm");

        JsonNode rejected = deployments.deploy("crm-next.jar", archive);

        assertThat(rejected.get("state").asText()).isEqualTo("rejected");
        assertThat(rejected.get("sentence").asText()).contains(because);
        assertThat(rejected.get("sentence").asText().strip()).doesNotContain("\n").endsWith(".");
        assertThat(deployments.runningVersion("crm")).isEqualTo(before);
        ana.get("/api/crm/customers").expect(200);
        ana.post("/api/crm/customers", Map.of("displayName", "After " + what)).expect(201);
    }
}
