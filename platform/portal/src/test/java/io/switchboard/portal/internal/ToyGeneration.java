// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal;

import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.ModuleDescriptor;
import java.net.URL;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** A generation that holds what a test puts into it. */
public final class ToyGeneration implements Generation {
    private ModuleDescriptor descriptor;
    private final String revision;
    private final Map<String, URL> resources = new HashMap<>();
    private final Map<Class<?>, List<?>> offered = new HashMap<>();

    public ToyGeneration(String module, String revision) {
        this.descriptor = new ModuleDescriptor(module, module, module, "1.0." + revision, List.of(), List.of());
        this.revision = revision;
    }

    /** Registers services of this type. */
    @SafeVarargs
    public final <T> ToyGeneration offering(Class<T> type, T... services) {
        offered.put(type, List.of(services));
        return this;
    }

    public ToyGeneration listing(ModuleDescriptor.Menu... entries) {
        descriptor = new ModuleDescriptor(
                descriptor.id(), descriptor.title(), descriptor.feature(), descriptor.version(), List.of(entries), List.of(),
                List.of(), List.of(), open(Arrays.stream(entries).map(ModuleDescriptor.Menu::page)));
        return this;
    }

    public ToyGeneration commanding(ModuleDescriptor.Command... commands) {
        descriptor = new ModuleDescriptor(
                descriptor.id(), descriptor.title(), descriptor.feature(), descriptor.version(), List.of(), List.of(),
                List.of(commands), List.of(), open(Arrays.stream(commands).map(ModuleDescriptor.Command::page)));
        return this;
    }

    /** The page is open to those with the permission, and no more to every member. */
    public ToyGeneration opening(String page, String permission) {
        List<ModuleDescriptor.OpenedPage> pages = descriptor.pages().stream()
                .map(known -> known.name().equals(page) ? new ModuleDescriptor.OpenedPage(page, List.of(permission)) : known)
                .toList();
        descriptor = new ModuleDescriptor(
                descriptor.id(), descriptor.title(), descriptor.feature(), descriptor.version(), descriptor.menu(),
                descriptor.panels(), descriptor.commands(), descriptor.permissions(), pages);
        return this;
    }

    /** Pages that every member may open. */
    private static List<ModuleDescriptor.OpenedPage> open(Stream<String> addresses) {
        return addresses.map(address -> new ModuleDescriptor.OpenedPage(address.split("\\?", 2)[0], List.of())).toList();
    }

    public ToyGeneration declaring(DeclaredPermission... permissions) {
        descriptor = new ModuleDescriptor(
                descriptor.id(), descriptor.title(), descriptor.feature(), descriptor.version(), List.of(), List.of(),
                List.of(), List.of(permissions));
        return this;
    }

    public ToyGeneration with(String file, URL content) {
        resources.put(file, content);
        return this;
    }

    @Override
    public ModuleDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public Bundle bundle() {
        throw new UnsupportedOperationException("A toy has no bundle");
    }

    @Override
    public ClassLoader classLoader() {
        return getClass().getClassLoader();
    }

    @Override
    public Optional<URL> resource(String path) {
        return Optional.ofNullable(resources.get(path));
    }

    @Override
    public <T> List<T> services(Class<T> type) {
        return offered.getOrDefault(type, List.of()).stream().map(type::cast).toList();
    }

    @Override
    public Optional<BeanInstance> bean(String name) {
        return Optional.empty();
    }
}
