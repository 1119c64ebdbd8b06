// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.deploy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The floor: the framework alone in a plain Java machine, which only installs and starts. */
final class BareFelix implements AutoCloseable {
    private final Framework framework;

    private BareFelix(Framework framework) {
        this.framework = framework;
    }

    static BareFelix start(Path work) throws BundleException {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, work.resolve("bare-felix").toString());
        configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        configuration.put("felix.resolver.parallelism", "1");
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, packages());
        configuration.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, capabilities());
        Framework framework = new FrameworkFactory().newFramework(configuration);
        framework.start();
        return new BareFelix(framework);
    }

    /** What the module imports, so that it resolves as it does in the product. */
    private static String packages() {
        return "jakarta.ws.rs;version=3.1.0,jakarta.ws.rs.core;version=3.1.0,io.switchboard.api.module;version=1.0.0";
    }

    private static String capabilities() {
        return "osgi.extender;osgi.extender=osgi.component;version:Version=1.5.0,"
                + "osgi.service;objectClass:List<String>=none";
    }

    /** Milliseconds to install and start; the bundle is gone again afterwards. */
    double deploy(byte[] archive) throws BundleException, IOException {
        long start = System.nanoTime();
        Bundle bundle = framework.getBundleContext().installBundle("bare:" + start, new ByteArrayInputStream(archive));
        bundle.start();
        double millis = (System.nanoTime() - start) / 1e6;
        bundle.uninstall();
        return millis;
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
