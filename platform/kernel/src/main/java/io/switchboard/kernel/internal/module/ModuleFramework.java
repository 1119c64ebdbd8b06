// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.framework.util.FelixConstants;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one OSGi framework: installs, resolves and removes bundles, and knows which are modules and which libraries. */
final class ModuleFramework implements AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(ModuleFramework.class);
    private static final long STOP_MILLIS = 20_000;
    private static final long REFRESH_SECONDS = 10;
    private static final String SERVLET_CONTRACT = "osgi.contract;osgi.contract=JakartaServlet;"
            + "version:List<Version>=\"5.0,6.0,6.1\";uses:=\"jakarta.servlet,jakarta.servlet.http\"";

    private final Framework framework;
    private final Map<Bundle, String> modules = new ConcurrentHashMap<>();
    private final Set<Bundle> libraries = ConcurrentHashMap.newKeySet();

    private ModuleFramework(Framework framework) {
        this.framework = framework;
    }

    /** Starts the framework with an empty cache and the bundles that run in each installation. */
    static ModuleFramework boot(Path cache, String systemPackages, List<URL> coreBundles) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, cache.toAbsolutePath().toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_BOOT);
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, systemPackages);
        settings.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, SERVLET_CONTRACT);
        // The same version may have to live twice for a moment: started again while its last life still drains.
        settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        // More than one resolver thread keeps the whole framework alive after it was stopped.
        settings.put(FelixConstants.RESOLVER_PARALLELISM, "1");
        settings.put(FelixConstants.SERVICE_URLHANDLERS_PROP, "false");
        settings.put(FelixConstants.LOG_LOGGER_PROP, new FelixLog());
        // Handlers are fetched per call; without this their components would be made and dropped each time.
        settings.put("ds.delayed.keepInstances", "true");
        ModuleFramework started = new ModuleFramework(new FrameworkFactory().newFramework(settings));
        try {
            started.framework.start();
            for (URL core : coreBundles) {
                started.installCore(core);
            }
            return started;
        } catch (BundleException | IOException e) {
            started.close();
            throw new IllegalStateException("The OSGi framework did not start: " + Causes.of(e), e);
        }
    }

    private void installCore(URL url) throws BundleException, IOException {
        try (InputStream in = url.openStream()) {
            context().installBundle("core:" + url, in).start();
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** From now on lookups and service events of bundles pass by the hook. */
    void hide(HiddenRegistrations hook) {
        String[] types = {FindHook.class.getName(), EventListenerHook.class.getName()};
        context().registerService(types, hook, null);
    }

    Bundle installModule(ModuleArchive archive, String revision) throws DeploymentRefused {
        Bundle bundle = install("module:" + archive.module() + ":" + revision, archive.file(), archive.fileName());
        modules.put(bundle, archive.module());
        return bundle;
    }

    /** A library stays until the server stops; a newer one stands beside it. */
    Bundle installLibrary(String sha256, Path file, String fileName) throws DeploymentRefused {
        Bundle bundle = install("library:" + sha256, file, fileName);
        libraries.add(bundle);
        return bundle;
    }

    private Bundle install(String location, Path file, String fileName) throws DeploymentRefused {
        try (InputStream in = Files.newInputStream(file)) {
            return context().installBundle(location, in);
        } catch (BundleException | IOException e) {
            throw new DeploymentRefused(
                    fileName + " cannot be installed: " + Causes.of(e) + "; mend it and build it again.", e);
        }
    }

    /** Wires the bundle without starting it, so that nothing of an archive that cannot run is used. */
    void resolve(Bundle bundle, String name) throws NotYet {
        if (framework.adapt(FrameworkWiring.class).resolveBundles(List.of(bundle))) {
            return;
        }
        try {
            // Only start() says why; it cannot start what does not resolve.
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            throw new NotYet(new ResolveSentence(context()).of(bundle, name, e));
        }
    }

    /** Stops, uninstalls and refreshes this bundle only. */
    void remove(Bundle bundle) {
        try {
            bundle.stop(Bundle.STOP_TRANSIENT);
        } catch (BundleException e) {
            logger.warn("{} did not stop cleanly and is removed all the same", bundle, e);
        }
        try {
            bundle.uninstall();
            CountDownLatch refreshed = new CountDownLatch(1);
            framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> refreshed.countDown());
            if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
                logger.warn("{} was not refreshed within {} s", bundle, REFRESH_SECONDS);
            }
        } catch (BundleException e) {
            logger.error("{} could not be uninstalled; it is gone with the next start of the server", bundle, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            modules.remove(bundle);
        }
    }

    /** The module of a bundle, or null for any other bundle. */
    @Nullable
    String moduleOf(Bundle bundle) {
        return modules.get(bundle);
    }

    List<Bundle> libraries() {
        return List.copyOf(libraries);
    }

    /** Whether the type comes from a library, so that modules share it. */
    boolean isShared(Class<?> type) {
        Bundle source = FrameworkUtil.getBundle(type);
        return source != null && libraries.contains(source);
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException e) {
            logger.error("The OSGi framework did not stop cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
