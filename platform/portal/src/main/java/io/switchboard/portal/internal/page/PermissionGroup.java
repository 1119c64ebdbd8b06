// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.portal.internal.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Permissions that concern the same things, in words. */
public record PermissionGroup(String key, String title, List<Item> items) {
    /** What only a person may do, whatever a key is given. */
    private static final Set<String> PERSONS = Set.of("users", "roles", "api_keys");

    /** A permission and what it allows, such as "Read" of conversations. */
    public record Item(String permission, String words) {}

    /** Those that a key can use, as they are declared; what nobody declares any more comes last, under its own name. */
    static List<PermissionGroup> of(Collection<DeclaredPermission> declared, Collection<String> permissions) {
        Map<String, String> titles = titles(declared);
        UnaryOperator<String> verbs = verbs(declared);
        List<PermissionGroup> groups = new ArrayList<>();
        byArea(titles, permissions).forEach((area, held) -> {
            if (!PERSONS.contains(area)) {
                List<Item> items = held.stream().map(name -> new Item(name, sentence(verbs.apply(name)))).toList();
                groups.add(new PermissionGroup(area, title(titles, area), items));
            }
        });
        return groups;
    }

    /** As a line of words: "Customers: read, create". */
    static String line(Collection<DeclaredPermission> declared, Collection<String> permissions) {
        Map<String, String> titles = titles(declared);
        UnaryOperator<String> verbs = verbs(declared);
        List<String> parts = new ArrayList<>();
        byArea(titles, permissions).forEach((area, held) -> parts.add(title(titles, area) + ": "
                + String.join(", ", held.stream().map(verbs).toList())));
        return String.join("; ", parts);
    }

    private static Map<String, String> titles(Collection<DeclaredPermission> declared) {
        Map<String, String> titles = new LinkedHashMap<>();
        declared.forEach(permission -> titles.putIfAbsent(area(permission.name()), permission.group()));
        return titles;
    }

    private static Map<String, List<String>> byArea(Map<String, String> titles, Collection<String> permissions) {
        Map<String, List<String>> byArea = new LinkedHashMap<>();
        titles.keySet().forEach(area -> byArea.put(area, new ArrayList<>()));
        new TreeSet<>(permissions)
                .forEach(permission -> byArea.computeIfAbsent(area(permission), area -> new ArrayList<>()).add(permission));
        byArea.values().removeIf(List::isEmpty);
        return byArea;
    }

    private static String area(String permission) {
        int dot = permission.indexOf('.');
        return dot < 0 ? permission : permission.substring(0, dot);
    }

    /** A name says it in English; in another language the declared words do. */
    private static UnaryOperator<String> verbs(Collection<DeclaredPermission> declared) {
        if (Texts.current().locale().getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return PermissionGroup::verb;
        }
        Map<String, String> words = declared.stream()
                .collect(Collectors.toMap(DeclaredPermission::name, DeclaredPermission::words, (first, second) -> first));
        return name -> words.getOrDefault(name, verb(name));
    }

    private static String verb(String permission) {
        return permission.substring(permission.indexOf('.') + 1).replace('_', ' ');
    }

    private static String title(Map<String, String> titles, String area) {
        String title = titles.get(area);
        return title == null ? sentence(area.replace('_', ' ').replace('-', ' ')) : title;
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
