// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.ChatKey;
import io.switchboard.whatsapp.simulator.internal.world.FaultSwitches;
import io.switchboard.whatsapp.simulator.internal.world.Faults;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Puts webhooks into the queue, in the way that the fault switches ask for. */
public final class Webhooks {

    /** How long a webhook waits for a neighbour to change places with. */
    private static final long REORDER_MILLIS = 400;

    private final WebhookQueue queue;
    private final FaultSwitches faults;
    private final ScheduledExecutorService timers;
    private final Map<ChatKey, Delivery> held = new HashMap<>();

    public Webhooks(WebhookQueue queue, FaultSwitches faults, ScheduledExecutorService timers) {
        this.queue = queue;
        this.faults = faults;
        this.timers = timers;
    }

    /** Webhooks of one chat leave in the order of these calls, as far as no fault says otherwise. */
    public void send(ChatKey chat, BusinessNumber number, String label, ObjectNode body, Runnable taken) {
        Faults now = faults.now();
        Delivery delivery = new Delivery(number, label, Json.asciiBytes(body), now.duplicate() ? 2 : 1, taken);
        if (now.delayMillis() > 0) {
            timers.schedule(() -> leave(chat, delivery, now.reorder()), now.delayMillis(), TimeUnit.MILLISECONDS);
        } else {
            leave(chat, delivery, now.reorder());
        }
    }

    private void leave(ChatKey chat, Delivery delivery, boolean reorder) {
        Delivery earlier;
        synchronized (held) {
            earlier = held.remove(chat);
            if (earlier == null && reorder) {
                held.put(chat, delivery);
                timers.schedule(() -> release(chat, delivery), REORDER_MILLIS, TimeUnit.MILLISECONDS);
                return;
            }
        }
        queue.add(chat.toString(), delivery);
        if (earlier != null) {
            queue.add(chat.toString(), earlier);
        }
    }

    private void release(ChatKey chat, Delivery delivery) {
        boolean still;
        synchronized (held) {
            still = held.remove(chat, delivery);
        }
        if (still) {
            queue.add(chat.toString(), delivery);
        }
    }
}
