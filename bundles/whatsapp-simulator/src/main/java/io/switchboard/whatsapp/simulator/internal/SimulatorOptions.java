// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import io.switchboard.api.module.Settings;
import io.switchboard.whatsapp.simulator.internal.webhook.Backoff;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is set up.
 *
 * @param port 0 takes any free one
 * @param backoff how webhooks are retried
 * @param tick how long a message takes from tick to tick
 * @param inboxUrl where the phone page's link to the inbox goes
 * @param stateFile where business numbers, subscriptions and customers outlive a restart; null keeps them in memory
 * @param firstNumber the business number that is there from the start
 * @param gatewaySecret what the pairing gateway wants to be asked with; null takes anybody
 */
public record SimulatorOptions(
        String host,
        int port,
        Backoff backoff,
        Duration tick,
        String inboxUrl,
        @Nullable Path stateFile,
        BusinessNumber firstNumber,
        @Nullable String gatewaySecret) {

    public static final int USUAL_PORT = 9191;

    private static final String LOCAL = "127.0.0.1";
    private static final Duration USUAL_TICK = Duration.ofMillis(60);

    // Fixed, so that a channel connected once goes on working after a restart. They open nothing but this simulator.
    private static final BusinessNumber DEMO_NUMBER = new BusinessNumber(
            "104857600000001", "104857600000002", "+49 30 5550 0134", "Casa Lumen", "simulator-access-token", "simulator-app-secret");

    /** On a free port, in memory. */
    public static SimulatorOptions inMemory() {
        return new SimulatorOptions(LOCAL, 0, usualBackoff(), USUAL_TICK, "", null, DEMO_NUMBER, null);
    }

    static SimulatorOptions from(Settings settings) {
        BusinessNumber number = new BusinessNumber(
                settings.get("phone-number-id").orElse(DEMO_NUMBER.phoneNumberId()),
                settings.get("business-account-id").orElse(DEMO_NUMBER.businessAccountId()),
                settings.get("display-phone-number").orElse(DEMO_NUMBER.displayPhoneNumber()),
                settings.get("business-name").orElse(DEMO_NUMBER.businessName()),
                settings.get("access-token").orElse(DEMO_NUMBER.accessToken()),
                settings.get("app-secret").orElse(DEMO_NUMBER.appSecret()));
        return new SimulatorOptions(
                settings.get("host").orElse(LOCAL),
                settings.get("port").map(Integer::valueOf).orElse(USUAL_PORT),
                usualBackoff(),
                USUAL_TICK,
                settings.get("inbox-url").orElse("http://localhost:9080/m/conversations/inbox"),
                settings.get("state-file").map(Path::of).orElse(null),
                number,
                settings.get("gateway-secret").orElse(null));
    }

    private static Backoff usualBackoff() {
        return new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));
    }
}
