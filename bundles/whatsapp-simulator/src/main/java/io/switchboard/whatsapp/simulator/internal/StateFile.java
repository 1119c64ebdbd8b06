// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.Callback;
import io.switchboard.whatsapp.simulator.internal.world.CustomerPhone;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.Session;
import io.switchboard.whatsapp.simulator.internal.world.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps who there is over a restart, so that a connected channel still gets its webhooks and a linked
 * device stays linked. Chats are not kept.
 */
final class StateFile {

    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

    private final Path file;
    private final Directory directory;
    private final Sessions sessions;

    StateFile(Path file, Directory directory, Sessions sessions) {
        this.file = file;
        this.directory = directory;
        this.sessions = sessions;
    }

    /** A file that cannot be read is left alone and the simulator starts afresh. */
    void load() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            JsonNode state = Json.parse(Files.readAllBytes(file));
            for (JsonNode entry : state.path("numbers")) {
                BusinessNumber number = Json.convert(entry.path("number"), BusinessNumber.class);
                directory.add(number);
                if (entry.has("callback")) {
                    directory.subscribe(number.businessAccountId(), Json.convert(entry.path("callback"), Callback.class));
                }
            }
            state.path("sessions").forEach(session -> sessions.add(Json.convert(session, Session.class)));
            List<CustomerPhone> phones = new ArrayList<>();
            state.path("phones").forEach(phone -> phones.add(Json.convert(phone, CustomerPhone.class)));
            if (!phones.isEmpty()) {
                directory.replacePhones(phones);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The simulator's state file {} cannot be read; starting afresh", file, e);
        }
    }

    synchronized void save() {
        ObjectNode state = Json.object();
        ArrayNode numbers = state.putArray("numbers");
        for (BusinessNumber number : directory.numbers()) {
            ObjectNode entry = numbers.addObject();
            entry.set("number", Json.tree(number));
            directory.callback(number.businessAccountId()).ifPresent(callback -> entry.set("callback", Json.tree(callback)));
        }
        ArrayNode linked = state.putArray("sessions");
        sessions.all().forEach(session -> linked.add(Json.tree(session)));
        ArrayNode phones = state.putArray("phones");
        directory.phones().forEach(phone -> phones.add(Json.tree(phone)));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, Json.bytes(state));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The simulator's state file {} cannot be written", file, e);
        }
    }
}
