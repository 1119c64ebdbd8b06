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

/** The permissions that there are at this moment: the platform's own and those that running modules declare. */
public final class PermissionCatalogue implements GenerationListener {
    /** Held by nobody of an organization; a module that declared one would let its members into the operator's place. */
    private static final List<String> RESERVED = List.of("platform.", "account.");

    private final List<DeclaredPermission> own;
    private volatile Supplier<? extends Collection<ModuleDescriptor>> modules = List::of;

    public PermissionCatalogue(List<DeclaredPermission> own) {
        this.own = List.copyOf(own);
    }

    /** Tells which modules run; known only once the kernel does. */
    public void running(Supplier<? extends Collection<ModuleDescriptor>> descriptors) {
        modules = descriptors;
    }

    /** The platform's first, then those of each module, as they declare them. */
    public List<DeclaredPermission> all() {
        Map<String, DeclaredPermission> byName = new LinkedHashMap<>();
        own.forEach(permission -> byName.put(permission.name(), permission));
        modules.get().stream()
                .sorted(Comparator.comparing(ModuleDescriptor::id))
                .flatMap(module -> module.permissions().stream())
                .forEach(permission -> byName.putIfAbsent(permission.name(), permission));
        return List.copyOf(byName.values());
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
            owner(wanted.name()).filter(owner -> !owner.equals(id)).ifPresent(owner -> {
                throw new IllegalStateException(
                        "The permission " + wanted.name() + " is declared by " + owner + "; choose another name");
            });
        }
    }

    private Optional<String> owner(String name) {
        if (own.stream().anyMatch(permission -> permission.name().equals(name))) {
            return Optional.of("the platform");
        }
        return modules.get().stream()
                .filter(module -> module.permissions().stream().anyMatch(declared -> declared.name().equals(name)))
                .map(ModuleDescriptor::id)
                .findFirst();
    }
}
