// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.internal.work.HandoverJob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Proves that each component of a started bundle can work: a bundle starts even when its components fail. */
final class Components {
    private static final String JOB_HANDLER = "io.switchboard.api.job.JobHandler";

    /** What the platform dispatches to; delayed components fail only when they are fetched. */
    private static final Set<String> DISPATCHED = Set.of(
            "jakarta.ws.rs.core.Application",
            "io.switchboard.api.web.Webhook",
            "io.switchboard.api.event.EventHandler",
            JOB_HANDLER,
            "org.apache.felix.hc.api.HealthCheck");

    private record Configured(ComponentDescriptionDTO description, ComponentConfigurationDTO state) {
        String name() {
            return description.name.substring(description.name.lastIndexOf('.') + 1);
        }

        boolean isUnsatisfied() {
            return state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
                    || state.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION;
        }

        Wanted wanted() {
            Set<String> names = Arrays.stream(state.unsatisfiedReferences)
                    .map(reference -> reference.name)
                    .collect(Collectors.toSet());
            return Arrays.stream(description.references)
                    .filter(reference -> names.contains(reference.name))
                    .findFirst()
                    .map(reference -> new Wanted(name(), reference.interfaceName))
                    .orElse(new Wanted(name(), "a configuration"));
        }
    }

    private record Wanted(String component, String what) {}

    private final BundleContext system;

    Components(BundleContext system) {
        this.system = system;
    }

    /** @return how many components are ready */
    int prove(LiveGeneration generation, Set<String> offered) throws DeploymentRefused {
        refuseFailed(generation);
        refuseReservedJobs(generation);
        List<ServiceReference<?>> wanted = generation
                .held()
                .references()
                .filter(r ->
                        HeldServices.types(r).stream().anyMatch(t -> DISPATCHED.contains(t) || offered.contains(t)))
                .toList();
        for (ServiceReference<?> reference : wanted) {
            if (generation.held().instance(reference) == null) {
                refuseFailed(generation);
                throw new DeploymentRefused(
                        "The service " + HeldServices.types(reference).get(0) + " of " + generation
                                + " could not be made; see the log, mend it and deploy a higher version.");
            }
        }
        Optional<String> missing = missing(generation);
        if (missing.isPresent()) {
            throw new NotYet(missing.get());
        }
        return configured(generation.bundle()).size();
    }

    /** The sentence about a component that lacks something, or empty when all are satisfied. */
    Optional<String> missing(LiveGeneration generation) {
        List<Configured> all = configured(generation.bundle());
        Set<String> own = all.stream()
                .flatMap(component -> Arrays.stream(component.description().serviceInterfaces))
                .collect(Collectors.toSet());
        // What waits for a component of its own module says less than what that one waits for.
        return all.stream()
                .filter(Configured::isUnsatisfied)
                .map(Configured::wanted)
                .min(Comparator.comparing(wanted -> own.contains(wanted.what())))
                .map(wanted -> "The component " + wanted.component() + " of " + generation + " needs " + wanted.what()
                        + ", which no running module provides; deploy or start the module that provides it.");
    }

    private static void refuseReservedJobs(LiveGeneration generation) throws DeploymentRefused {
        Optional<String> reserved = generation
                .held()
                .references()
                .filter(reference -> HeldServices.types(reference).contains(JOB_HANDLER))
                .map(reference -> String.valueOf(reference.getProperty("switchboard.job.name")))
                .filter(name -> name.startsWith(HandoverJob.RESERVED))
                .findFirst();
        if (reserved.isPresent()) {
            throw new DeploymentRefused(generation + " handles the job " + reserved.get()
                    + ", a name of the platform; choose one that does not begin with " + HandoverJob.RESERVED
                    + " and deploy a higher version.");
        }
    }

    private void refuseFailed(LiveGeneration generation) throws DeploymentRefused {
        for (Configured component : configured(generation.bundle())) {
            if (component.state().state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                throw new DeploymentRefused("The component " + component.name() + " of " + generation + " failed: "
                        + Causes.ofTrace(component.state().failure) + "; mend it and deploy a higher version.");
            }
        }
    }

    private List<Configured> configured(Bundle bundle) {
        ServiceReference<ServiceComponentRuntime> reference = system.getServiceReference(ServiceComponentRuntime.class);
        if (reference == null) {
            return List.of();
        }
        ServiceComponentRuntime runtime = system.getService(reference);
        try {
            return runtime == null ? List.of() : configured(runtime, bundle);
        } finally {
            system.ungetService(reference);
        }
    }

    private static List<Configured> configured(ServiceComponentRuntime runtime, Bundle bundle) {
        List<Configured> all = new ArrayList<>();
        for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs(bundle)) {
            Stream<ComponentConfigurationDTO> states = runtime.getComponentConfigurationDTOs(description).stream();
            states.forEach(state -> all.add(new Configured(description, state)));
        }
        return all;
    }
}
