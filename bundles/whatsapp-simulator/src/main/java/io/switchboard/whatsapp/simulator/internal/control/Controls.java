// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.control;

import io.switchboard.whatsapp.simulator.internal.gateway.Linking;
import io.switchboard.whatsapp.simulator.internal.http.Router;
import io.switchboard.whatsapp.simulator.internal.webhook.Receipts;
import io.switchboard.whatsapp.simulator.internal.webhook.Transport;
import io.switchboard.whatsapp.simulator.internal.webhook.WebhookQueue;
import io.switchboard.whatsapp.simulator.internal.webhook.Webhooks;
import io.switchboard.whatsapp.simulator.internal.world.ChatKey;
import io.switchboard.whatsapp.simulator.internal.world.CustomerPhone;
import io.switchboard.whatsapp.simulator.internal.world.Faults;
import io.switchboard.whatsapp.simulator.internal.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** All of the control API. */
public final class Controls {

    private final World world;
    private final Receipts receipts;
    private final WebhookQueue queue;
    private final BurstControl bursts;
    private final List<CustomerPhone> firstCustomers;

    /** @param firstCustomers who is there after a reset */
    public Controls(World world, Receipts receipts, WebhookQueue queue, IntFunction<WebhookQueue> burstQueues,
            List<CustomerPhone> firstCustomers) {
        this.world = world;
        this.receipts = receipts;
        this.queue = queue;
        this.firstCustomers = firstCustomers;
        this.bursts = new BurstControl(world.directory(), world.chats(), world.time(), burstQueues);
    }

    public void addTo(Router router, Webhooks webhooks, Transport transport, Linking linking, String inboxUrl,
            Consumer<String> changed) {
        Customers customers = new Customers(world.chats(), world.media(), world.time(), webhooks);
        new NumbersControl(world.directory(), transport).addTo(router);
        new PhonesControl(world.directory(), world.chats(), world.media(), customers, receipts).addTo(router);
        new FaultsControl(world.faults(), this::reconsiderAll).addTo(router);
        new WorldControl(world.wire(), queue, world.time(), world.directory(), inboxUrl, changed, this::reset).addTo(router);
        new SessionsControl(linking, world.directory(), world.time()).addTo(router);
        bursts.addTo(router);
    }

    public void close() {
        bursts.close();
    }

    private void reconsiderAll() {
        world.directory().numbers().forEach(number -> world.directory().phones()
                .forEach(phone -> receipts.reconsider(new ChatKey(number.phoneNumberId(), phone.id()))));
    }

    private void reset() {
        bursts.close();
        queue.discard();
        world.faults().set(Faults.NONE);
        world.time().moveTo(Duration.ZERO);
        world.chats().clear();
        world.wire().clear();
        world.directory().replacePhones(firstCustomers);
    }
}
