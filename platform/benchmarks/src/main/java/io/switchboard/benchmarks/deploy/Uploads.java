// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.benchmarks.product.Api;
import io.switchboard.benchmarks.product.Stage;
import io.switchboard.benchmarks.product.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The operator uploads a module; a member asks until it answers. */
final class Uploads {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HelloModules modules;
    private final Api operator;
    private final Api member;
    private final List<Double> millis = new ArrayList<>();

    Uploads(Stage stage, HelloModules modules) {
        this.modules = modules;
        this.operator = stage.operator();
        this.member = stage.member();
    }

    /** Deploys modules never seen before; returns the times in milliseconds, from upload to answer. */
    List<Double> fresh(int count) {
        List<Double> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(one("hello" + (millis.size() + 1)));
            millis.add(some.get(i));
        }
        return some;
    }

    private double one(String id) {
        byte[] archive = modules.archive(id);
        long start = System.nanoTime();
        String deployment = upload(id, archive);
        Waiting.until(id, LIMIT, () -> member.get("/api/" + id + "/greeting").expect(200));
        double took = (System.nanoTime() - start) / 1e6;
        ended(deployment);
        return took;
    }

    /** Replaces a module, and waits until the deployment has ended, draining included. */
    void update(String id) {
        ended(upload(id, modules.archive(id)));
    }

    private String upload(String id, byte[] archive) {
        return operator.upload("/api/operator/modules", "bundle", id + ".jar", archive)
                .expect(202)
                .json()
                .get("id")
                .asText();
    }

    private void ended(String deployment) {
        JsonNode ended = Waiting.until("The deployment", LIMIT, () -> {
            JsonNode now = operator.get("/api/operator/deployments/" + deployment).expect(200).json();
            if (now.path("endedAt").isNull() || now.path("endedAt").isMissingNode()) {
                throw new IllegalStateException("still going on");
            }
            return now;
        });
        if (!ended.get("state").asText().equals("done")) {
            throw new IllegalStateException("Not deployed: " + ended.get("sentence").asText());
        }
    }

    int deployed() {
        return millis.size();
    }

    /** The median of the deployments that found so many modules there. */
    double medianWith(int from, int to) {
        return Median.of(millis.subList(from, to));
    }
}
