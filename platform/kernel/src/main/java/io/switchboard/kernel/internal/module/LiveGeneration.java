// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.ModuleDescriptor;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/** A resolved bundle of a module, the services it registers and the leases on it. */
final class LiveGeneration implements Generation {
    private static final String RESOURCES = "META-INF/resources/";
    private static final String BEAN_NAME = "switchboard.bean.name";
    private static final String BEAN_SCOPE = "switchboard.bean.scope";

    private final ModuleArchive archive;
    private final String revision;
    private final Bundle bundle;
    private final BundleContext system;
    private final ClassLoader classLoader;
    private final LeaseCount leases = new LeaseCount();
    private final HeldServices held;

    LiveGeneration(ModuleArchive archive, String revision, Bundle bundle, BundleContext system) {
        this.archive = archive;
        this.revision = revision;
        this.bundle = bundle;
        this.system = system;
        this.classLoader = bundle.adapt(BundleWiring.class).getClassLoader();
        this.held = new HeldServices(bundle, system);
    }

    @Override
    public ModuleDescriptor descriptor() {
        return archive.descriptor();
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public Bundle bundle() {
        return bundle;
    }

    @Override
    public ClassLoader classLoader() {
        return classLoader;
    }

    @Override
    public Optional<URL> resource(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        boolean leavesTheFolder = Stream.of(relative.split("/", -1)).anyMatch(s -> s.isEmpty() || s.equals(".."));
        return leavesTheFolder
                ? Optional.empty()
                : Optional.ofNullable(bundle.getEntry(RESOURCES + relative))
                        .filter(url -> !url.getPath().endsWith("/"));
    }

    @Override
    public <T> List<T> services(Class<T> type) {
        return held.all(type.getName()).filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public Optional<BeanInstance> bean(String name) {
        return held.references()
                .filter(reference -> name.equals(reference.getProperty(BEAN_NAME)))
                .findFirst()
                .map(this::create);
    }

    private BeanInstance create(ServiceReference<?> reference) {
        return bean(system.getServiceObjects(reference), reference);
    }

    private <T> BeanInstance bean(ServiceObjects<T> objects, ServiceReference<?> reference) {
        T instance = objects.getService();
        if (instance == null) {
            throw new IllegalStateException("The page bean " + reference.getProperty(BEAN_NAME) + " of " + this
                    + " could not be created; its component failed, see the log");
        }
        String scope = reference.getProperty(BEAN_SCOPE) instanceof String text ? text : "view";
        return new BeanInstance() {
            @Override
            public Object instance() {
                return instance;
            }

            @Override
            public String scope() {
                return scope;
            }

            @Override
            public void close() {
                objects.ungetService(instance);
            }
        };
    }

    ModuleArchive archive() {
        return archive;
    }

    String module() {
        return archive.descriptor().id();
    }

    LeaseCount leases() {
        return leases;
    }

    HeldServices held() {
        return held;
    }

    @Override
    public String toString() {
        return module() + " " + archive.version();
    }
}
