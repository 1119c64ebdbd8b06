// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who uses whom, read from the compiled classes of every part of the project. */
final class DependencyGraph {
    /** Each part and the folder of its build. */
    static final Map<String, String> PARTS = new TreeMap<>(Map.ofEntries(
            Map.entry("platform-api", "platform/api"),
            Map.entry("kernel", "platform/kernel"),
            Map.entry("foundation", "platform/foundation"),
            Map.entry("portal", "platform/portal"),
            Map.entry("launcher", "platform/launcher"),
            Map.entry("testkit", "platform/testkit"),
            Map.entry("conversations-api", "bundles/conversations/api"),
            Map.entry("conversations", "bundles/conversations/module"),
            Map.entry("whatsapp", "bundles/whatsapp"),
            Map.entry("whatsapp-simulator", "bundles/whatsapp-simulator"),
            Map.entry("mail-catcher", "bundles/mail-catcher"),
            Map.entry("crm-api", "bundles/crm/api"),
            Map.entry("crm", "bundles/crm/module")));

    private final Map<String, JavaClass> classes = new HashMap<>();
    private final Map<String, String> partOfClass = new HashMap<>();

    static DependencyGraph read() {
        DependencyGraph graph = new DependencyGraph();
        PARTS.forEach((part, folder) -> graph.add(part, Sources.file(folder).resolve("target/classes")));
        return graph;
    }

    private void add(String part, Path folder) {
        for (JavaClass type : new ClassFileImporter().importPath(folder)) {
            classes.put(type.getFullName(), type);
            partOfClass.put(type.getFullName(), part);
        }
    }

    Set<String> parts() {
        return new TreeSet<>(partOfClass.values());
    }

    /** Every part with the parts that it uses. */
    Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        PARTS.keySet().forEach(part -> arrows.put(part, new TreeSet<>()));
        forEachUse((user, used) -> arrows.get(part(user)).add(part(used)));
        return arrows;
    }

    /** Uses of a class that another part keeps to itself. */
    Set<String> usesOfInternals() {
        Set<String> uses = new TreeSet<>();
        forEachUse((user, used) -> {
            if (used.contains(".internal.")) {
                uses.add(user + " uses " + used);
            }
        });
        return uses;
    }

    private String part(String type) {
        return partOfClass.getOrDefault(type, "");
    }

    private interface Use {
        void of(String user, String used);
    }

    private void forEachUse(Use use) {
        classes.forEach((name, type) -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
            String used = dependency.getTargetClass().getBaseComponentType().getFullName();
            if (!part(used).isEmpty() && !part(used).equals(part(name))) {
                use.of(name, used);
            }
        }));
    }

    /** The graph as a Mermaid drawing. */
    String drawing() {
        StringBuilder drawing = new StringBuilder("```mermaid\nflowchart BT\n");
        arrows().forEach((user, used) -> {
            drawing.append("  ").append(user).append('\n');
            used.forEach(target -> drawing.append("  ").append(user).append(" --> ").append(target).append('\n'));
        });
        return drawing.append("```\n").toString();
    }
}
