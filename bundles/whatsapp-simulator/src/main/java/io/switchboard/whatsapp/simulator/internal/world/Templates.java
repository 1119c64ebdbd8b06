// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates by business account; a new one is approved at once. */
public final class Templates {

    private final Map<String, List<Template>> byAccount = new HashMap<>();

    public synchronized List<Template> of(String businessAccountId) {
        return List.copyOf(mutable(businessAccountId));
    }

    public synchronized Optional<Template> find(String businessAccountId, String name, String language) {
        return mutable(businessAccountId).stream()
                .filter(template -> template.name().equals(name) && template.language().equals(language))
                .findFirst();
    }

    public synchronized void add(String businessAccountId, Template template) {
        mutable(businessAccountId).add(template);
    }

    public synchronized boolean remove(String businessAccountId, String name) {
        return mutable(businessAccountId).removeIf(template -> template.name().equals(name));
    }

    private List<Template> mutable(String businessAccountId) {
        return byAccount.computeIfAbsent(businessAccountId, id -> new ArrayList<>(List.of(helloWorld())));
    }

    /** Meta gives each account this one. */
    private static Template helloWorld() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        var components = json.arrayNode();
        components.addObject().put("type", "BODY").put("text", "Welcome and congratulations! This message shows that you can send templates.");
        return new Template(Ids.object(), "hello_world", "en_US", "APPROVED", "UTILITY", components);
    }
}
