// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.event.EventHandler;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.kernel.internal.persistence.JtaTransactions;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.tenancy.TenantContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The event handlers that one generation registers, held for one round of delivery. */
final class GenerationHandlers implements AutoCloseable {
    private final BundleContext context;
    private final List<Handler> handlers;
    private final ObjectMapper mapper = PayloadMapper.create();

    private record Handler(ServiceReference<EventHandler> reference, List<String> types, EventHandler service) {
        boolean wants(String type) {
            return types.stream()
                    .anyMatch(t -> t.endsWith("*")
                            ? type.startsWith(t.substring(0, t.length() - 1))
                            : t.equals(type));
        }
    }

    private GenerationHandlers(BundleContext context, List<Handler> handlers) {
        this.context = context;
        this.handlers = handlers;
    }

    static GenerationHandlers of(Generation generation) {
        BundleContext context = generation.bundle().getBundleContext();
        List<Handler> handlers = new ArrayList<>();
        try {
            for (ServiceReference<EventHandler> reference : context.getServiceReferences(EventHandler.class, null)) {
                if (reference.getBundle() == generation.bundle()) {
                    handlers.add(new Handler(reference, types(reference), context.getService(reference)));
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        return new GenerationHandlers(context, handlers);
    }

    private static List<String> types(ServiceReference<EventHandler> reference) {
        Object value = reference.getProperty("switchboard.event.types");
        return value instanceof String[] several ? Arrays.asList(several) : List.of(String.valueOf(value));
    }

    boolean wants(String type) {
        return handlers.stream().anyMatch(h -> h.wants(type));
    }

    /** All handlers of the event in one transaction of its organization. */
    void deliver(StoredEvent stored, JtaTransactions transactions) {
        try (TenantContext.Binding binding = TenantContext.bind(Caller.system(stored.organization()), stored.cause())) {
            transactions.call(() -> {
                for (Handler handler : handlers) {
                    if (handler.wants(stored.type())) {
                        handler.service().handle(new DeliveredEvent(stored, mapper));
                    }
                }
                return true;
            });
        }
    }

    @Override
    public void close() {
        handlers.forEach(h -> context.ungetService(h.reference()));
    }
}
