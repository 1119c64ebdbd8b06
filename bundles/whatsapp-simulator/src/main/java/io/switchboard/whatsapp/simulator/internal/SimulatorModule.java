// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import io.switchboard.api.module.Module;
import io.switchboard.api.module.Settings;
import java.net.http.HttpClient;
import java.time.Clock;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The module. It owns a server, which no other module may: it plays a service outside of the platform,
 * and the connector must reach it over HTTP on a port of its own, by its base address alone.
 */
@Module(id = "whatsapp-simulator", title = "WhatsApp simulator", feature = "whatsapp-simulator")
@Component(service = HealthCheck.class, immediate = true, property = {"hc.name=WhatsApp simulator", "hc.tags=whatsapp-simulator"})
public final class SimulatorModule implements HealthCheck {

    private final int port;
    private final Simulator simulator;
    private final PatientStart start;

    @Activate
    public SimulatorModule(@Reference Settings settings, @Reference HttpClient client, @Reference Clock clock) {
        SimulatorOptions options = SimulatorOptions.from(settings);
        this.port = options.port();
        this.simulator = new Simulator(options, client, clock);
        this.start = new PatientStart(simulator, port);
        start.begin();
    }

    @Deactivate
    public void close() {
        simulator.close();
    }

    @Override
    public Result execute() {
        if (start.late()) {
            return new Result(Result.Status.WARN,
                    "Port " + port + " is taken by another program: stop it, or set the module's setting port to another one.");
        }
        return new Result(Result.Status.OK, simulator.listening() ? "Listening at " + simulator.base() : "Waiting for port " + port);
    }
}
