// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Turns the resolver's message into one sentence: what is missing, who has which version, what to do. */
final class ResolveSentence {
    private static final Pattern MISSING = Pattern.compile(
            "missing requirement \\[(\\S+) \\[[^]]*]\\([^)]*\\)] ([\\w.]+); (\\(.*?\\))(?= \\[caused by|"
                    + " Unresolved|]|$)");
    private static final Pattern CONFLICT =
            Pattern.compile("package '([^']+)' from resources (\\S+) .*? and (\\S+) ", Pattern.DOTALL);
    private static final Pattern LOWEST = Pattern.compile("(?<!\\(!)\\(version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");

    private final BundleContext system;

    ResolveSentence(BundleContext system) {
        this.system = system;
    }

    String of(Bundle bundle, String who, Exception failure) {
        String message = String.valueOf(failure.getMessage());
        List<MatchResult> missing = MISSING.matcher(message).results().toList();
        if (!missing.isEmpty()) {
            MatchResult innermost = missing.get(missing.size() - 1);
            boolean own = innermost.group(1).equals(bundle.getSymbolicName());
            return requirement(own ? who : who + " uses " + innermost.group(1) + ", which", innermost);
        }
        Matcher conflict = CONFLICT.matcher(message);
        if (conflict.find()) {
            return who + " would see the package " + conflict.group(1) + " twice, from " + conflict.group(2) + " and "
                    + conflict.group(3) + "; build it against one of them.";
        }
        return who + " cannot be wired: " + Causes.of(failure) + "; see the log.";
    }

    private String requirement(String who, MatchResult missing) {
        String namespace = missing.group(2);
        String filter = missing.group(3);
        String range = range(filter);
        String name = value(filter, namespace);
        return switch (namespace) {
            case PackageNamespace.PACKAGE_NAMESPACE -> {
                List<String> holders = exporters(name);
                yield holders.isEmpty()
                        ? who + " needs the package " + name + range
                                + ", which no installed bundle exports; deploy the bundle that exports it."
                        : who + " needs the package " + name + range + ", but " + String.join(" and ", holders)
                                + "; deploy a bundle that exports it in this version.";
            }
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
                who + " needs Java" + range.replace(" in version", "") + ", but this server runs on "
                        + Runtime.version().feature() + "; build it for that or update Java.";
            default ->
                who + " needs the capability " + namespace + " " + filter
                        + ", which nothing provides; deploy the bundle that provides it.";
        };
    }

    private List<String> exporters(String name) {
        return Arrays.stream(system.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(Objects::nonNull)
                .flatMap(revision -> holders(revision, name))
                .distinct()
                .toList();
    }

    private static Stream<String> holders(BundleRevision revision, String name) {
        String holder = revision.getBundle().getBundleId() == 0 ? "the platform" : revision.getSymbolicName();
        return revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .map(BundleCapability::getAttributes)
                .filter(attributes -> name.equals(attributes.get(PackageNamespace.PACKAGE_NAMESPACE)))
                .map(attributes -> holder + " has " + attributes.get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE));
    }

    private static String range(String filter) {
        Matcher lowest = LOWEST.matcher(filter);
        Matcher below = BELOW.matcher(filter);
        String from = lowest.find() ? lowest.group(1) : value(filter, "version");
        if (from.isEmpty()) {
            return "";
        }
        return " in version " + from + (filter.contains("(version=") ? "" : " or higher")
                + (below.find() ? ", below " + below.group(1) : "");
    }

    private static String value(String filter, String attribute) {
        Matcher found = Pattern.compile("\\(" + Pattern.quote(attribute) + "=([^)]+)\\)")
                .matcher(filter);
        return found.find() ? found.group(1) : "";
    }
}
