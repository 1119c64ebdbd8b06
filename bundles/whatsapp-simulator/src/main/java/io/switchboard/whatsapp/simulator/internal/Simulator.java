// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import com.sun.net.httpserver.HttpServer;
import io.switchboard.whatsapp.simulator.internal.control.Controls;
import io.switchboard.whatsapp.simulator.internal.gateway.GatewayApi;
import io.switchboard.whatsapp.simulator.internal.gateway.Linking;
import io.switchboard.whatsapp.simulator.internal.graph.AccountApi;
import io.switchboard.whatsapp.simulator.internal.graph.Attachments;
import io.switchboard.whatsapp.simulator.internal.graph.GraphApi;
import io.switchboard.whatsapp.simulator.internal.graph.MediaApi;
import io.switchboard.whatsapp.simulator.internal.graph.MessagesApi;
import io.switchboard.whatsapp.simulator.internal.http.EventStreams;
import io.switchboard.whatsapp.simulator.internal.http.Router;
import io.switchboard.whatsapp.simulator.internal.http.StaticFiles;
import io.switchboard.whatsapp.simulator.internal.webhook.Receipts;
import io.switchboard.whatsapp.simulator.internal.webhook.Transport;
import io.switchboard.whatsapp.simulator.internal.webhook.WebhookQueue;
import io.switchboard.whatsapp.simulator.internal.webhook.Webhooks;
import io.switchboard.whatsapp.simulator.internal.world.ChatKey;
import io.switchboard.whatsapp.simulator.internal.world.CustomerPhone;
import io.switchboard.whatsapp.simulator.internal.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A whole simulator. It runs in the module and, as it needs no framework, inside a test as well. */
public final class Simulator implements AutoCloseable {

    /** As many webhooks of different chats may be under way at once. */
    private static final int MOST_IN_FLIGHT = 32;

    private static final long SAVE_AFTER_MILLIS = 200;

    private static final Set<String> KEPT = Set.of("numbers", "phones", "sessions");

    static {
        // The JDK's server sends head and body in two packets, and waits 40 ms in between for the first one
        // to be confirmed unless it is told not to. It reads this once in a JVM's life.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final SimulatorOptions options;
    private final ServerThreads threads = ServerThreads.create();
    private final EventStreams streams;
    private final World world;
    private final WebhookQueue queue;
    private final Receipts receipts;
    private final Controls controls;
    private final Linking linking;
    private final Router router = new Router();
    private final @Nullable StateFile stateFile;
    private final AtomicBoolean savePlanned = new AtomicBoolean();
    private @Nullable HttpServer server;
    private boolean closed;

    Simulator(SimulatorOptions options, HttpClient client, Clock clock) {
        this.options = options;
        this.streams = new EventStreams(threads.timers(), threads.workers(), this::chatOpened);
        this.world = World.empty(clock, this::changed);
        this.stateFile = options.stateFile() == null ? null : new StateFile(options.stateFile(), world.directory(), world.sessions());
        Transport transport = new Transport(client, world.directory());
        this.queue = queue(transport, MOST_IN_FLIGHT);
        Webhooks webhooks = new Webhooks(queue, world.faults(), threads.timers());
        this.receipts = new Receipts(world.directory(), world.chats(), world.faults(), world.time(), webhooks,
                threads.timers(), options.tick(), this::customerLooks);
        this.controls = new Controls(world, receipts, queue, most -> queue(transport, most), DemoCustomers.all());
        this.linking = new Linking(world.sessions(), world.directory(), transport, threads.timers(), options.tick());
        StaticFiles.addTo(router);
        controls.addTo(router, webhooks, transport, linking, options.inboxUrl(), this::changed);
        new GatewayApi(world.sessions(), world.directory(), world.time(), linking, options.gatewaySecret()).addTo(router);
        graph(transport).addTo(router);
    }

    /** Starts one that listens at once; on a port that is taken this fails. */
    public static Simulator start(SimulatorOptions options, HttpClient client, Clock clock) throws IOException {
        Simulator simulator = new Simulator(options, client, clock);
        try {
            simulator.listen();
        } catch (IOException e) {
            simulator.close();
            throw e;
        }
        return simulator;
    }

    /** Takes the port and begins to answer. */
    synchronized void listen() throws IOException {
        if (closed) {
            return;
        }
        HttpServer bound = HttpServer.create(new InetSocketAddress(options.host(), options.port()), 0);
        bound.setExecutor(threads.workers());
        bound.createContext("/", router);
        bound.createContext("/simulator/stream", streams);
        // Only now: until the port was free, the generation before this one might still have written the file.
        populate();
        bound.start();
        server = bound;
    }

    synchronized boolean listening() {
        return server != null;
    }

    public synchronized int port() {
        return server == null ? options.port() : server.getAddress().getPort();
    }

    public String base() {
        return "http://" + options.host() + ":" + port();
    }

    ServerThreads threads() {
        return threads;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        queue.close();
        controls.close();
        if (server != null) {
            save();
            server.stop(0);
            server = null;
        }
        streams.close();
        threads.close();
    }

    private WebhookQueue queue(Transport transport, int mostInFlight) {
        return new WebhookQueue(transport::send, threads.timers(), options.backoff(), mostInFlight,
                (delivery, status, attempt, firstStatus, nanos) -> world.wire().sent(
                        delivery.label(), delivery.number().phoneNumberId(), status, attempt, firstStatus, nanos, delivery.body()));
    }

    private GraphApi graph(Transport transport) {
        MessagesApi messages = new MessagesApi(world.directory(), world.chats(), world.faults(), world.time(), receipts,
                new Attachments(world.media(), world.templates()), chat -> changed("typing:" + chat));
        AccountApi accounts = new AccountApi(world.directory(), world.templates(), transport);
        return new GraphApi(world.directory(), world.wire(), messages, new MediaApi(world.media()), accounts);
    }

    private void populate() {
        world.directory().add(options.firstNumber());
        world.directory().addAll(DemoCustomers.all());
        if (stateFile != null) {
            stateFile.load();
        }
        linking.resume();
    }

    private boolean customerLooks(ChatKey chat) {
        if (streams.watched()) {
            return streams.isOpen(chat.phoneNumberId(), chat.phoneId());
        }
        return world.directory().phone(chat.phoneId()).filter(CustomerPhone::autoRead).isPresent();
    }

    private void chatOpened(String phoneNumberId, String phoneId) {
        receipts.reconsider(new ChatKey(phoneNumberId, phoneId));
    }

    private void changed(String topic) {
        streams.changed(topic);
        if (topic.equals("numbers")) {
            // A new subscription has a backlog to fetch.
            queue.wake();
        }
        if (stateFile != null && KEPT.contains(topic) && savePlanned.compareAndSet(false, true)) {
            threads.timers().schedule(this::saveIfListening, SAVE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void saveIfListening() {
        savePlanned.set(false);
        if (listening()) {
            save();
        }
    }

    private void save() {
        if (stateFile != null) {
            stateFile.save();
        }
    }
}
