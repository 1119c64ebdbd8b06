// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import io.switchboard.kernel.module.Modules;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of all generations that are alive, under addresses that hold the revision. */
public final class ModulePages implements GenerationListener {
    private final Modules modules;
    private final Map<String, Generation> alive = new ConcurrentHashMap<>();
    private final ModuleUrls urls = new ModuleUrls(this::find);

    public ModulePages(Modules modules) {
        this.modules = modules;
    }

    @Override
    public void prepare(Generation candidate) {
        alive.put(key(candidate), candidate);
    }

    @Override
    public void retired(Generation generation) {
        alive.remove(key(generation), generation);
    }

    /** The generation of this key while it is alive. */
    private Optional<Generation> find(String key) {
        return Optional.ofNullable(alive.get(key));
    }

    /** The generation that shows this module on this thread: the bound one, else the current one. */
    Optional<Generation> showing(String module) {
        Optional<Generation> bound =
                PageBinding.current().filter(binding -> binding.isOf(module)).map(PageBinding::generation);
        return bound.isPresent() ? bound : current(module);
    }

    Optional<Generation> current(String module) {
        return modules.current().stream()
                .filter(generation -> generation.descriptor().id().equals(module))
                .findFirst();
    }

    /** The address of a file of the generation, or empty when it has none of this name. */
    Optional<URL> url(Generation generation, String file) {
        return generation.resource(file).map(found -> urls.of(key(generation), file));
    }

    /** The beginning of all addresses of the generation's files. */
    static String addressPrefix(Generation generation) {
        return ModuleUrls.PROTOCOL + "://" + key(generation) + "/";
    }

    static String key(Generation generation) {
        return generation.descriptor().id() + "." + generation.revision();
    }
}
