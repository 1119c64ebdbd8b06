// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Generation.BeanInstance;
import io.switchboard.kernel.module.GenerationListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The page beans of modules that are alive. The user's session holds only a view's key; the beans are
 * here, so that a generation that is gone takes its beans along.
 */
public final class PageBeans implements GenerationListener {
    private static final String NO_BEAN = "";
    private static final String REQUEST = "request";

    private final Map<String, Map<String, Held>> views = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> scopes = new ConcurrentHashMap<>();

    private record Held(String generation, BeanInstance bean) {}

    /**
     * The bean of this name in its scope, made when it is not there yet.
     *
     * @param view the key of the view that is open, or null outside of one
     */
    Optional<Object> find(PageBinding binding, String name, Supplier<Optional<String>> view) {
        Generation generation = binding.generation();
        Map<String, String> known =
                scopes.computeIfAbsent(ModulePages.key(generation), key -> new ConcurrentHashMap<>());
        String scope = known.computeIfAbsent(name, key -> scopeOf(generation, key));
        if (scope.equals(NO_BEAN)) {
            return Optional.empty();
        }
        Optional<String> key = scope.equals(REQUEST) ? Optional.empty() : view.get();
        return Optional.of(key.isPresent()
                ? viewBean(key.get(), generation, name)
                : binding.requestBean(name, () -> create(generation, name)));
    }

    /** Asked once per name and generation, since every variable of a page comes by here. */
    private static String scopeOf(Generation generation, String name) {
        Optional<BeanInstance> bean = generation.bean(name);
        String scope = bean.map(BeanInstance::scope).orElse(NO_BEAN);
        bean.ifPresent(BeanInstance::close);
        return scope;
    }

    private Object viewBean(String view, Generation generation, String name) {
        Map<String, Held> beans = views.computeIfAbsent(view, key -> new ConcurrentHashMap<>());
        return beans.computeIfAbsent(name, key -> new Held(ModulePages.key(generation), create(generation, key)))
                .bean()
                .instance();
    }

    private static BeanInstance create(Generation generation, String name) {
        return generation
                .bean(name)
                .orElseThrow(() -> new IllegalStateException("The page bean " + name + " cannot be made; see the log of its components"));
    }

    /** The view is gone: evicted by Faces, or its session has ended. */
    void releaseView(String view) {
        Map<String, Held> beans = views.remove(view);
        if (beans != null) {
            beans.values().forEach(held -> held.bean().close());
        }
    }

    @Override
    public void retired(Generation generation) {
        String gone = ModulePages.key(generation);
        scopes.remove(gone);
        for (Map<String, Held> beans : views.values()) {
            beans.values().removeIf(held -> {
                boolean isOfGone = held.generation().equals(gone);
                if (isOfGone) {
                    held.bean().close();
                }
                return isOfGone;
            });
        }
        views.values().removeIf(Map::isEmpty);
    }
}
