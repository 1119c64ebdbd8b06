// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

/**
 * Shows a bundle of a module its own registrations and the platform's, but not those of any other
 * module's bundle, nor the proxies of its own module, which lead to another generation.
 */
record HiddenRegistrations(ModuleFramework framework) implements FindHook, EventListenerHook {

    @Override
    public void find(
            BundleContext context,
            @Nullable String name,
            @Nullable String filter,
            boolean all,
            Collection<ServiceReference<?>> references) {
        Bundle asking = context.getBundle();
        String module = framework.moduleOf(asking);
        if (module != null) {
            references.removeIf(reference -> isHidden(reference, asking, module));
        }
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        listeners.keySet().removeIf(context -> {
            Bundle listening = context.getBundle();
            String module = framework.moduleOf(listening);
            return module != null && isHidden(event.getServiceReference(), listening, module);
        });
    }

    private boolean isHidden(ServiceReference<?> reference, Bundle asking, String module) {
        Bundle owner = reference.getBundle();
        if (owner == null || owner == asking) {
            return false;
        }
        return framework.moduleOf(owner) != null || module.equals(reference.getProperty(ApiProxies.MODULE));
    }
}
