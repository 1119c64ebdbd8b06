// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import io.switchboard.kernel.config.SwitchboardConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the platform with the web application, or fails it with the reason. */
public final class PlatformBoot implements ServletContextListener {
    private static final Logger log = LoggerFactory.getLogger(PlatformBoot.class);

    private @Nullable Platform platform;
    private @Nullable Portal portal;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        ConfigReader reader = ConfigReader.read(System.getenv(), ConfigReader.systemProperties());
        reader.printable().forEach((name, value) -> log.info("{} = {}", name, value));
        SwitchboardConfig config = reader.config();

        Platform started = Platform.start(config, new WebLibraries(context));
        platform = started;
        Portal built = new Portal(context, config, started);
        portal = built;
        try {
            built.register();
        } catch (ServletException failure) {
            throw new IllegalStateException("The platform's own resources cannot be served", failure);
        }
        started.kernel().open();
        log.info("The platform serves {}", config.publicUrl());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (portal != null) {
            portal.close();
        }
        if (platform != null) {
            platform.close();
        }
    }
}
