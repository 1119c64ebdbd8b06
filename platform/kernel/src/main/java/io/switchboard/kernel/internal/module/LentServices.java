// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.LentService;
import io.switchboard.kernel.module.MachineFault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the platform's services, an instance for each bundle of a module and none for any other bundle. */
final class LentServices {
    private static final Logger logger = LoggerFactory.getLogger(LentServices.class);

    private LentServices() {}

    static void offer(List<LentService<?>> lent, ModuleFramework framework) {
        for (LentService<?> service : lent) {
            offer(service, framework);
        }
    }

    private static <T> void offer(LentService<T> lent, ModuleFramework framework) {
        ServiceFactory<T> factory = new PerBundle<>(lent, framework);
        framework.context().registerService(lent.type(), factory, null);
    }

    private record PerBundle<T>(LentService<T> lent, ModuleFramework framework) implements ServiceFactory<T> {

        @Override
        public @Nullable T getService(Bundle bundle, ServiceRegistration<T> registration) {
            String module = framework.moduleOf(bundle);
            if (module == null) {
                logger.warn(
                        "{} asked for {}, which only modules get",
                        bundle,
                        lent.type().getName());
                return null;
            }
            return lent.create().apply(module, bundle);
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<T> registration, T service) {
            if (lent.own() && service instanceof AutoCloseable closeable) {
                close(closeable, bundle);
            }
        }

        private void close(AutoCloseable service, Bundle bundle) {
            try {
                service.close();
            } catch (Throwable e) {
                MachineFault.rethrow(e);
                // The border to whatever was lent: the bundle leaves in any case.
                logger.warn("{} of {} did not close", lent.type().getName(), bundle, e);
            }
        }
    }
}
