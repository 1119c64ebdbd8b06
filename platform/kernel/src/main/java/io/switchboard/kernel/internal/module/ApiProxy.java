// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.module.ModuleDescriptor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/**
 * One interface of one module, as other modules see it: each call asks the gate for the organization
 * that acts, if one does, and runs on a leased generation of the provider.
 */
final class ApiProxy implements InvocationHandler {
    /** These say something about the registration behind the proxy, not about the service. */
    private static final Set<String> OWN = Set.of(
            Constants.OBJECTCLASS,
            Constants.SERVICE_ID,
            Constants.SERVICE_BUNDLEID,
            Constants.SERVICE_SCOPE,
            "component.id",
            "component.name");

    private final Class<?> api;
    private final ModuleDescriptor module;
    private final Gate gate;
    private final Callers callers;
    private volatile @Nullable LiveGeneration provider;
    private @Nullable ServiceRegistration<?> registration;
    private Hashtable<String, Object> properties = new Hashtable<>();

    ApiProxy(Class<?> api, ModuleDescriptor module, Gate gate, Callers callers) {
        this.api = api;
        this.module = module;
        this.gate = gate;
        this.callers = callers;
    }

    /** Leads calls to the generation from now on; registers the proxy the first time. */
    void leadTo(LiveGeneration generation, ServiceReference<?> reference, BundleContext system) {
        provider = generation;
        Hashtable<String, Object> wanted = propertiesOf(reference);
        ServiceRegistration<?> registered = registration;
        if (registered == null) {
            Object proxy = Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, this);
            registration = system.registerService(api.getName(), proxy, wanted);
        } else if (!same(properties, wanted)) {
            registered.setProperties(wanted);
        }
        properties = wanted;
    }

    void withdraw() {
        provider = null;
        ServiceRegistration<?> registered = registration;
        if (registered != null) {
            registration = null;
            registered.unregister();
        }
    }

    private Hashtable<String, Object> propertiesOf(ServiceReference<?> reference) {
        Hashtable<String, Object> copy = new Hashtable<>();
        for (String key : reference.getPropertyKeys()) {
            if (!OWN.contains(key)) {
                copy.put(key, reference.getProperty(key));
            }
        }
        copy.put(ApiProxies.MODULE, module.id());
        return copy;
    }

    private static boolean same(Dictionary<String, Object> before, Hashtable<String, Object> after) {
        return before.size() == after.size()
                && after.entrySet().stream()
                        .allMatch(entry -> Objects.deepEquals(entry.getValue(), before.get(entry.getKey())));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        requireInPlan();
        LiveGeneration generation = enter();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(generation.classLoader());
        try {
            return method.invoke(target(generation), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            thread.setContextClassLoader(before);
            generation.leases().leave();
        }
    }

    private void requireInPlan() {
        Caller caller = callers.find().orElse(null);
        if (caller != null && !gate.isOpen(caller.organization(), module.feature())) {
            throw gate.refusal(module.feature());
        }
    }

    private LiveGeneration enter() {
        while (true) {
            LiveGeneration generation = provider;
            if (generation == null) {
                throw new ModuleUnavailable(module.id(), module.title());
            }
            if (generation.leases().enter()) {
                return generation;
            }
            // It was replaced between the two lines above.
            Thread.onSpinWait();
        }
    }

    private Object target(LiveGeneration generation) {
        Object service = generation.held().first(api.getName());
        if (service == null) {
            throw new ModuleUnavailable(module.id(), module.title());
        }
        return service;
    }

    private @Nullable Object ofObject(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> api.getSimpleName() + " of " + module.id();
        };
    }

    Class<?> api() {
        return api;
    }

    String module() {
        return module.id();
    }

    boolean leadsTo(LiveGeneration generation) {
        return provider == generation;
    }
}
