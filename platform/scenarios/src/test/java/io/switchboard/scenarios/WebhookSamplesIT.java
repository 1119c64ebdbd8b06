// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever a provider sends under a right signature is taken; nothing is under a wrong one. */
@ExtendWith(RunningProduct.class)
class WebhookSamplesIT {
    private static final Path SAMPLES = Sources.file("bundles/whatsapp/src/test/resources/samples");

    @Test
    void everySampleIsAcceptedAfterTheSignatureCheck(Stage stage) throws IOException {
        CloudChannel channel = CloudChannel.create(stage, stage.as(Stage.ANA), "Samples");
        try (Stream<Path> walk = Files.walk(SAMPLES)) {
            List<Path> samples = walk.filter(f -> f.toString().endsWith(".json")).toList();
            assertThat(samples).hasSizeGreaterThanOrEqualTo(25 + 16);
            for (Path sample : samples) {
                assertThat(channel.post(Files.readAllBytes(sample)).status()).as(sample.toString()).isEqualTo(200);
            }
        }
    }

    @Test
    void aWrongSignatureIsRefusedAndLeavesNothing(Stage stage) {
        Api ana = stage.as(Stage.ANA);
        CloudChannel channel = CloudChannel.create(stage, ana, "Forged");
        byte[] body = channel.payloads().text("351910008888", "Forger", "wamid.forged", 1_780_300_000L, "forged");
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("X-Hub-Signature-256", "sha256=00"),
                Map.of("X-Hub-Signature-256", "sha256=" + "0".repeat(64)))) {
            assertThat(channel.provider().raw("POST", channel.hook(), body, headers).status()).isEqualTo(401);
        }
        byte[] other = new String(body, StandardCharsets.UTF_8).replace("forged", "changed").getBytes(StandardCharsets.UTF_8);
        assertThat(channel.provider().raw("POST", channel.hook(), other, channel.payloads().headers(body)).status())
                .isEqualTo(401);
        assertThat(ana.get("/api/conversations?channel=" + channel.id()).expect(200).json().get("items")).isEmpty();
        assertThat(ana.get("/api/whatsapp/channels/" + channel.id() + "/journal").expect(200).json().get("items")).isEmpty();
    }
}
