// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that heard no answer sends again, and nothing is made twice. */
@ExtendWith(RunningProduct.class)
class IdempotencyIT {
    private final String key = UUID.randomUUID().toString();
    private final String name = "Twice " + key;

    @Test
    void aRepeatedPostIsAnsweredAsTheFirstTime(Stage stage) {
        Api ana = stage.as(Stage.ANA);
        Api.Answer first = create(ana, key, name).expect(201);
        Api.Answer again = create(ana, key, name).expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isPresent();
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(customers(ana)).isEqualTo(1);

        assertThat(create(ana, key, name + " else").expect(422).json().get("code").asText())
                .isEqualTo("idempotency.key_reused");
        create(stage.as(Stage.MIA), key, name).expect(201);
        create(ana, "with space", name).expect(400);
        assertThat(customers(ana)).isEqualTo(1);
    }

    @Test
    void aWithdrawnModuleRepeatsNothing(Stage stage) {
        Tenant shop = Tenant.register(stage, "Repeats");
        create(shop.api(), key, name).expect(201);
        shop.grant(stage.operator(), false, "crm");
        create(shop.api(), key, name).expect(402);

        shop.grant(stage.operator(), null, "crm");
        create(shop.api(), key, name).expect(201);
        assertThat(customers(shop.api())).isEqualTo(1);
    }

    @Test
    void aRefusedPostLeavesItsKeyFree(Stage stage) {
        Api ana = stage.as(Stage.ANA);
        assertThat(create(ana, key, "").status()).isBetween(400, 422);

        create(ana, key, name).expect(201);
        assertThat(customers(ana)).isEqualTo(1);
    }

    @Test
    void postsAtTheSameTimeAreCarriedOutOnce(Stage stage) throws Exception {
        Api ana = stage.as(Stage.ANA);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> posts = Stream.generate(() -> (Callable<Integer>) () -> create(ana, key, name).status())
                    .limit(8)
                    .toList();
            for (Future<Integer> status : clients.invokeAll(posts)) {
                assertThat(status.get()).isIn(201, 409);
            }
        } finally {
            clients.shutdownNow();
        }
        create(ana, key, name).expect(201);
        assertThat(customers(ana)).isEqualTo(1);
    }

    private static Api.Answer create(Api api, String key, String name) {
        Map<String, Object> customer = new HashMap<>(Map.of("displayName", name));
        try {
            return api.raw("POST", "/api/crm/customers", Api.JSON.writeValueAsBytes(customer),
                    Map.of("Content-Type", "application/json", "Idempotency-Key", key));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int customers(Api api) {
        return api.get("/api/crm/customers?q=" + key).expect(200).json().get("items").size();
    }
}
