// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import io.switchboard.kernel.module.ModuleDescriptor;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The permissions that there are at this moment: the platform's own and those that running modules declare.
 * What a module declares that is installed but does not run stays its own, and counts where roles are compared.
 */
public final class PermissionCatalogue implements GenerationListener {
    /** Held by nobody of an organization; a module that declared one would let its members into the operator's place. */
    private static final List<String> RESERVED = List.of("platform.", "account.");

    private final List<DeclaredPermission> own;
    private volatile Supplier<? extends Collection<ModuleDescriptor>> running = List::of;
    private volatile Supplier<? extends Collection<ModuleDescriptor>> installed = List::of;

    public PermissionCatalogue(List<DeclaredPermission> own) {
        this.own = List.copyOf(own);
    }

    /** Tells which modules run; known only once the kernel does. */
    public void running(Supplier<? extends Collection<ModuleDescriptor>> descriptors) {
        running = descriptors;
    }

    /** Tells what the installed modules declare, running or not; known only once the kernel does. */
    public void installed(Supplier<? extends Collection<ModuleDescriptor>> descriptors) {
        installed = descriptors;
    }

    /** The platform's first, then those of each module, as they declare them. */
    public List<DeclaredPermission> all() {
        return List.copyOf(declared().values());
    }

    private Map<String, DeclaredPermission> declared() {
        Map<String, DeclaredPermission> byName = new LinkedHashMap<>();
        own.forEach(permission -> byName.put(permission.name(), permission));
        add(running.get(), byName);
        return byName;
    }

    /** By name, also those of modules that are installed and do not run. */
    public Map<String, DeclaredPermission> known() {
        Map<String, DeclaredPermission> byName = declared();
        add(installed.get(), byName);
        return byName;
    }

    private static void add(Collection<ModuleDescriptor> modules, Map<String, DeclaredPermission> byName) {
        modules.stream()
                .sorted(Comparator.comparing(ModuleDescriptor::id))
                .flatMap(module -> module.permissions().stream())
                .forEach(permission -> byName.putIfAbsent(permission.name(), permission));
    }

    public Optional<DeclaredPermission> find(String name) {
        return all().stream().filter(permission -> permission.name().equals(name)).findFirst();
    }

    /** A second declaration could give a permission to roles that its owner keeps it from. */
    @Override
    public void prepare(Generation candidate) {
        String id = candidate.descriptor().id();
        for (DeclaredPermission wanted : candidate.descriptor().permissions()) {
            if (RESERVED.stream().anyMatch(wanted.name()::startsWith)) {
                throw new IllegalStateException("The permission " + wanted.name() + " is the platform's; choose another name");
            }
            owner(id, wanted.name()).ifPresent(owner -> {
                throw new IllegalStateException(
                        "The permission " + wanted.name() + " is declared by " + owner + "; choose another name");
            });
        }
    }

    /** Who else has the name; one that the module had before is disputed by running modules only, lest two stop each other. */
    private Optional<String> owner(String id, String name) {
        if (own.stream().anyMatch(permission -> permission.name().equals(name))) {
            return Optional.of("the platform");
        }
        boolean hasIt = installed.get().stream().anyMatch(module -> module.id().equals(id) && declares(module, name));
        Stream<ModuleDescriptor> others = hasIt
                ? running.get().stream()
                : Stream.concat(running.get().stream(), installed.get().stream());
        return others.filter(module -> !module.id().equals(id) && declares(module, name))
                .map(ModuleDescriptor::id)
                .findFirst();
    }

    private static boolean declares(ModuleDescriptor module, String name) {
        return module.permissions().stream().anyMatch(declared -> declared.name().equals(name));
    }
}
