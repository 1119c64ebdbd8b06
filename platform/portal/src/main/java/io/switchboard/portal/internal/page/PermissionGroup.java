// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Permissions that concern the same things, in words. */
public record PermissionGroup(String key, String title, List<Item> items) {
    /** What only a person may do, whatever a key is given. */
    private static final Set<String> PERSONS = Set.of("users", "roles", "api_keys");

    private static final Map<String, String> TITLES = titles();

    /** A permission and what it allows, such as "Read" of conversations. */
    public record Item(String permission, String words) {}

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("conversation", "Conversations");
        titles.put("message", "Messages");
        titles.put("note", "Notes");
        titles.put("label", "Labels");
        titles.put("canned", "Saved answers");
        titles.put("macros", "Macros");
        titles.put("views", "Views");
        titles.put("customer", "Customers");
        titles.put("custom_fields", "Custom fields");
        titles.put("deal", "Deals");
        titles.put("pipeline", "Pipelines");
        titles.put("ticket", "Tickets");
        titles.put("sla", "Service levels");
        titles.put("automation", "Automations");
        titles.put("business_hours", "Business hours");
        titles.put("campaign", "Campaigns");
        titles.put("optout", "Opt-outs");
        titles.put("report", "Reports");
        titles.put("channels", "Channels");
        titles.put("webhooks", "Webhooks");
        titles.put("org", "Organization");
        titles.put("billing", "Billing");
        titles.put("audit", "Audit log");
        titles.put("export", "Export");
        titles.put("bundles", "Modules");
        return titles;
    }

    /** Those that a key can use; what no title is known for comes last, under its own name. */
    static List<PermissionGroup> of(Collection<String> permissions) {
        Map<String, List<Item>> byArea = new LinkedHashMap<>();
        TITLES.keySet().forEach(area -> byArea.put(area, new ArrayList<>()));
        for (String permission : new TreeSet<>(permissions)) {
            if (!PERSONS.contains(area(permission))) {
                byArea.computeIfAbsent(area(permission), area -> new ArrayList<>())
                        .add(new Item(permission, sentence(verb(permission))));
            }
        }
        return byArea.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new PermissionGroup(group.getKey(), title(group.getKey()), group.getValue()))
                .toList();
    }

    /** As a line of words: "Customers: read, create". */
    static String line(Collection<String> permissions) {
        Map<String, List<String>> byArea = new LinkedHashMap<>();
        TITLES.keySet().forEach(area -> byArea.put(area, new ArrayList<>()));
        new TreeSet<>(permissions)
                .forEach(permission -> byArea.computeIfAbsent(area(permission), area -> new ArrayList<>()).add(verb(permission)));
        return String.join("; ", byArea.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> title(group.getKey()) + ": " + String.join(", ", group.getValue()))
                .toList());
    }

    private static String area(String permission) {
        int dot = permission.indexOf('.');
        return dot < 0 ? permission : permission.substring(0, dot);
    }

    private static String verb(String permission) {
        return permission.substring(permission.indexOf('.') + 1).replace('_', ' ');
    }

    private static String title(String area) {
        return TITLES.getOrDefault(area, sentence(area.replace('_', ' ').replace('-', ' ')));
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
