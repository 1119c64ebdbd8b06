// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.whatsapp.internal.cloud.WebhookSignature;
import io.switchboard.whatsapp.internal.domain.PhoneNumbers;
import java.nio.charset.StandardCharsets;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether the module can do its work: its entrance, its connector and its channels are there, and
 * what it brought along works. The state of each number is the channel's, not the module's.
 */
@Component(service = HealthCheck.class, property = {HealthCheck.NAME + "=WhatsApp", HealthCheck.TAGS + "=module"})
public final class WhatsAppHealth implements HealthCheck {
    private static final byte[] SAMPLE = "{}".getBytes(StandardCharsets.UTF_8);

    @Activate
    public WhatsAppHealth(@Reference CloudChannels channels, @Reference CloudNumbers numbers, @Reference Intake intake) {
        // Named only so that this check is there when they are.
    }

    @Override
    public Result execute() {
        if (!WebhookSignature.matches(SAMPLE, WebhookSignature.of(SAMPLE, "health"), "health")) {
            return new Result(
                    Result.Status.CRITICAL, "Webhook signatures cannot be checked; all webhooks would be refused.");
        }
        if (PhoneNumbers.canonical("5511987654321").isEmpty()) {
            return new Result(Result.Status.CRITICAL, "The phone number tables are missing from the bundle.");
        }
        return new Result(Result.Status.OK, "Webhooks are accepted and messages can be sent.");
    }
}
