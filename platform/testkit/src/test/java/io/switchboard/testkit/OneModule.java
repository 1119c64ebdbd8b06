// SPDX-License-Identifier: Apache-2.0
package io.switchboard.testkit;

import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.kernel.module.ModuleStatus;
import io.switchboard.kernel.module.Modules;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;

/** A server on which one module runs, which keeps work of members. */
record OneModule(String id, OpenWork work) implements Modules, Generation, Lease {

    @Override
    public Optional<Lease> enter(String module) {
        return module.equals(id) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Optional<Lease> enter(String module, String revision) {
        return enter(module);
    }

    @Override
    public boolean isKnown(String module) {
        return module.equals(id);
    }

    @Override
    public List<Generation> current() {
        return List.of(this);
    }

    @Override
    public List<ModuleDescriptor> installed() {
        return List.of(descriptor());
    }

    @Override
    public List<ModuleStatus> status() {
        return List.of();
    }

    @Override
    public void addListener(GenerationListener listener) {}

    @Override
    public Generation generation() {
        return this;
    }

    @Override
    public void close() {}

    @Override
    public ModuleDescriptor descriptor() {
        return new ModuleDescriptor(id, id, id, "1.0.0", List.of(), List.of());
    }

    @Override
    public String revision() {
        return "1";
    }

    @Override
    public Bundle bundle() {
        throw new UnsupportedOperationException("Only services are asked for");
    }

    @Override
    public ClassLoader classLoader() {
        return getClass().getClassLoader();
    }

    @Override
    public Optional<URL> resource(String path) {
        return Optional.empty();
    }

    @Override
    public <T> List<T> services(Class<T> type) {
        return type == OpenWork.class ? List.of(type.cast(work)) : List.of();
    }

    @Override
    public Optional<BeanInstance> bean(String name) {
        return Optional.empty();
    }
}
