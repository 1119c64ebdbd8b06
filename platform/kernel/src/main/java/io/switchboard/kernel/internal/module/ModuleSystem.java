// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.Deployer;
import io.switchboard.kernel.module.Deployment;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.kernel.module.ModuleStatus;
import io.switchboard.kernel.module.Modules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The modules of this server, and the deployer that changes them. Add listeners before {@link #start}. */
public final class ModuleSystem implements Modules, Deployer, AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(ModuleSystem.class);
    private static final long START_SECONDS = 300;
    private static final long CLOSE_SECONDS = 30;
    private static final int LONGEST_NAME = 200;

    private final ModuleSystemParts parts;
    private final ModuleRows rows;
    private final Slots slots;
    private final Listeners listeners = new Listeners();
    private final Deployments deployments;
    private final HealthChecks health;
    private final StatusReport statusReport;
    private final DeployerThread deployer = new DeployerThread();
    private volatile @Nullable Started started;

    /** What exists once the framework runs. */
    private record Started(
            ModuleFramework framework, ArchiveStore store, Operations operations, Turnover turnover, DropFolder drop) {}

    public ModuleSystem(ModuleSystemParts parts) {
        this(parts, new JdbcModuleRows(parts.database(), new DeploymentAudit(parts.audit())));
    }

    ModuleSystem(ModuleSystemParts parts, ModuleRows rows) {
        this.parts = parts;
        this.rows = rows;
        this.slots = new Slots(parts.clock());
        this.deployments = new Deployments(rows, parts.clock());
        this.health = new HealthChecks(parts.clock());
        this.statusReport = new StatusReport(slots, rows, health);
    }

    /** Starts the framework, restores the desired state, installs features and watches the drop folder. */
    public void start() {
        Path data = parts.config().dataDir();
        ModuleFramework framework =
                ModuleFramework.boot(data.resolve("osgi-cache"), parts.systemPackages(), parts.coreBundles());
        try {
            started = wire(framework, data);
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory " + data + " cannot be used", e);
        } finally {
            if (started == null) {
                framework.close();
            }
        }
        started().drop().watch();
    }

    private Started wire(ModuleFramework framework, Path data) throws IOException {
        LentServices.offer(parts.lent(), framework);
        framework.hide(new HiddenRegistrations(framework));
        ArchiveStore store = new ArchiveStore(store(data));
        ApiProxies proxies = new ApiProxies(framework, parts.gate(), parts.callers());
        Candidates candidates = new Candidates(
                framework, parts.persistence(), health, proxies, listeners, new Revisions(parts.clock()));
        Retirement retirement = new Retirement(
                deployer.executor(), candidates, listeners, parts.config().deployment());
        Turnover turnover = new Turnover(slots, candidates, rows, proxies, listeners, retirement, parts.clock());
        Libraries libraries = new Libraries(framework);
        Attempts attempts = new Attempts(slots, turnover, candidates.components());
        Operations operations =
                new Operations(slots, turnover, attempts, libraries, store, rows, parts.clock());
        Restoration restoration = new Restoration(slots, operations, attempts, libraries, store, rows, deployments);
        rows.endUnfinished(parts.clock().instant(), "The server stopped before this had ended; deploy it again.");
        List<Features.Bundled> bundled = new Features(parts.config().featuresDir()).bundles();
        deployer.runAndWait(() -> restoration.run(bundled), START_SECONDS);
        DropFolder drop = new DropFolder(parts.config().deployDir(), data.resolve("incoming"), new Dropped());
        return new Started(framework, store, operations, turnover, drop);
    }

    private Started started() {
        Started now = started;
        if (now == null) {
            throw new IllegalStateException("The module system has not been started");
        }
        return now;
    }

    @Override
    public Optional<Lease> enter(String module) {
        Slot slot = slots.find(module);
        return slot == null ? Optional.empty() : slot.enter();
    }

    @Override
    public Optional<Lease> enter(String module, String revision) {
        Slot slot = slots.find(module);
        return slot == null ? Optional.empty() : slot.enter(revision);
    }

    @Override
    public boolean isKnown(String module) {
        return slots.find(module) != null;
    }

    @Override
    public List<Generation> current() {
        return List.copyOf(slots.current());
    }

    @Override
    public List<ModuleDescriptor> installed() {
        return slots.installed();
    }

    @Override
    public List<ModuleStatus> status() {
        return statusReport.all();
    }

    @Override
    public void addListener(GenerationListener listener) {
        listeners.add(listener);
    }

    @Override
    public Deployment deploy(InputStream archive, String fileName, String actor) throws IOException {
        Operations operations = started().operations();
        String name = safe(fileName);
        ArchiveStore.Stored stored = started().store().stage(archive);
        Progress progress = deployments.begin(
                "deploy", null, null, name, actor, name + " is staged, " + (stored.size() + 1023) / 1024 + " KiB.");
        deployer.submit(progress, () -> operations.deploy(stored, name, progress));
        return progress.now();
    }

    /** The name is shown and stored, and comes from outside. */
    private static String safe(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{Cntrl}", "");
        return clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME) : clean;
    }

    @Override
    public Deployment rollback(String module, Optional<String> version, String actor) {
        Operations operations = started().operations();
        String wish = module + version.map(v -> " goes back to " + v).orElse(" goes back one version") + ".";
        Progress progress = deployments.begin("rollback", module, null, module, actor, wish);
        deployer.submit(progress, () -> operations.rollback(module, version, progress));
        return progress.now();
    }

    @Override
    public Deployment stop(String module, String actor) {
        Operations operations = started().operations();
        Progress progress = deployments.begin("stop", module, null, module, actor, module + " is to stop.");
        deployer.submit(progress, () -> operations.stop(module, progress));
        return progress.now();
    }

    @Override
    public Deployment start(String module, String actor) {
        Operations operations = started().operations();
        Progress progress = deployments.begin("start", module, null, module, actor, module + " is to start.");
        deployer.submit(progress, () -> operations.start(module, progress));
        return progress.now();
    }

    @Override
    public Optional<Deployment> find(UUID deployment) {
        return deployments.find(deployment);
    }

    @Override
    public List<Deployment> recent(int limit) {
        return deployments.recent(limit);
    }

    @Override
    public Deployment await(UUID deployment) throws InterruptedException {
        return deployments.await(deployment);
    }

    /** Files that appear in the drop folder. */
    private final class Dropped implements DropFolder.Inbox {
        private static final String ACTOR = "drop folder";

        @Override
        public void take(Path file, String fileName) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                deploy(in, fileName, ACTOR);
            } finally {
                Files.delete(file);
            }
        }

        @Override
        public void broken(String fileName) {
            deployments
                    .begin("deploy", null, null, fileName, ACTOR, fileName + " appeared in the drop folder.")
                    .rejected(fileName + " is not a whole archive; copy it again.");
        }
    }

    @Override
    public void close() {
        Started last = started;
        if (last != null) {
            started = null;
            last.drop().close();
            deployer.runAndWait(last.turnover()::close, CLOSE_SECONDS);
            last.framework().close();
            logger.info("The modules have stopped");
        }
        deployer.close();
        health.close();
    }

    /** Where the archives are kept. */
    static Path store(Path dataDir) {
        return dataDir.resolve("modules");
    }
}
