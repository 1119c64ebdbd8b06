// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.persistence.ModulePersistence;
import io.switchboard.kernel.tenancy.TenantContext;
import jakarta.persistence.EntityManagerFactory;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The extender: one entity manager factory per generation whose bundle has a {@code Meta-Persistence}
 * header, made while the bundle is resolved and closed when it goes.
 */
public final class PersistenceUnits implements ModulePersistence {
    private static final String HEADER = "Meta-Persistence";

    /** Who opens a unit: EclipseLink wants a connection at once, and this one sees no row of anybody. */
    private static final Caller NOBODY = Caller.system(new OrganizationId(new UUID(0, 0)));

    private final Migrator migrator;
    private final JtaTransactions transactions;
    private final TenantDataSource dataSource;
    private final Runnable purgePool;
    private final Map<Long, EntityManagerFactory> byBundle = new ConcurrentHashMap<>();

    /** @param purgePool lets pooled connections forget plans of tables that a migration changed */
    public PersistenceUnits(
            Migrator migrator, JtaTransactions transactions, TenantDataSource dataSource, Runnable purgePool) {
        this.migrator = migrator;
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.purgePool = purgePool;
    }

    @Override
    public void migrate(String module, Path archive) {
        MigrationFiles files = MigrationFiles.ofArchive(archive, "db/migration/" + module);
        if (!files.isEmpty()) {
            migrator.migrate(ModuleSchemas.schema(module), files);
            purgePool.run();
        }
    }

    @Override
    public void open(String module, Bundle bundle) {
        String header = bundle.getHeaders("").get(HEADER);
        if (header == null) {
            return;
        }
        String path = header.isBlank() ? "META-INF/persistence.xml" : header.split(",")[0].trim();
        URL descriptor = bundle.getEntry(path);
        if (descriptor == null) {
            throw new IllegalStateException("The module " + module + " names " + path + " in Meta-Persistence but does not hold it");
        }
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(PersistenceUnits.class.getClassLoader());
        try (TenantContext.Binding binding = TenantContext.bind(NOBODY)) {
            BundleUnit unit = BundleUnit.read(descriptor, loader, dataSource);
            byBundle.put(bundle.getBundleId(), transactions.call(() -> create(unit, bundle)));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static EntityManagerFactory create(BundleUnit unit, Bundle bundle) {
        return new PersistenceProvider()
                .createContainerEntityManagerFactory(
                        unit,
                        Map.of(
                                PersistenceUnitProperties.SESSION_NAME,
                                unit.getPersistenceUnitName() + "-" + bundle.getBundleId() + "-" + bundle.getVersion(),
                                PersistenceUnitProperties.TARGET_SERVER, "WebSphere_Liberty",
                                PersistenceUnitProperties.TARGET_DATABASE, "PostgreSQL",
                                PersistenceUnitProperties.WEAVING, "static",
                                PersistenceUnitProperties.DDL_GENERATION, "none",
                                PersistenceUnitProperties.DEPLOY_ON_STARTUP, "true",
                                PersistenceUnitProperties.ALLOW_NATIVE_SQL_QUERIES, "true",
                                PersistenceUnitProperties.CACHE_SHARED_DEFAULT, "false",
                                PersistenceUnitProperties.VALIDATION_MODE, "none"));
    }

    /** The factory of the bundle, when it has one. */
    public Optional<EntityManagerFactory> of(Bundle bundle) {
        return Optional.ofNullable(byBundle.get(bundle.getBundleId()));
    }

    @Override
    public void close(Bundle bundle) {
        EntityManagerFactory factory = byBundle.remove(bundle.getBundleId());
        if (factory != null && factory.isOpen()) {
            factory.close();
        }
    }
}
