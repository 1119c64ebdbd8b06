// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import io.switchboard.foundation.Foundation;
import io.switchboard.kernel.Kernel;
import io.switchboard.kernel.KernelParts;
import io.switchboard.kernel.Tenancy;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.ModuleStatus;
import io.switchboard.kernel.persistence.PlatformDatabase;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Kernel and foundation, running on what the server lends. */
record Platform(Kernel kernel, Foundation foundation, DataSource database, Clock clock) implements AutoCloseable {

    static Platform start(SwitchboardConfig config, WebLibraries libraries) {
        Clock clock = Clock.systemUTC();
        DataSource database = lookup("jdbc/platform", DataSource.class);
        // The kernel makes its own tables first and then asks for the foundation, which needs them.
        AtomicReference<Foundation> foundation = new AtomicReference<>();
        try {
            Kernel kernel = Kernel.start(new KernelParts(
                    config,
                    lookup("jdbc/app", DataSource.class),
                    database,
                    lookup("java:comp/UserTransaction", UserTransaction.class),
                    lookup("java:comp/TransactionSynchronizationRegistry", TransactionSynchronizationRegistry.class),
                    libraries.coreBundles(),
                    libraries.systemPackages(),
                    clock,
                    tables -> tenancy(foundation, tables, config, clock)));
            Foundation started = foundation.get();
            started.connect(kernel.tenantWork(), kernel.events());
            started.installedFeatures(() -> kernel.modules().status().stream()
                    .map(ModuleStatus::feature)
                    .distinct()
                    .toList());
            started.permissions().running(() ->
                    kernel.modules().current().stream().map(Generation::descriptor).toList());
            started.permissions().installed(kernel.modules()::installed);
            started.memberWork(kernel.memberWork());
            return new Platform(kernel, started, database, clock);
        } catch (RuntimeException failure) {
            Optional.ofNullable(foundation.get()).ifPresent(Foundation::close);
            throw failure;
        }
    }

    private static Tenancy tenancy(
            AtomicReference<Foundation> foundation, PlatformDatabase tables, SwitchboardConfig config, Clock clock) {
        Foundation started = Foundation.start(tables, config, clock);
        foundation.set(started);
        return new Tenancy(started.gate(), started.auditKeeper(), started.lentServices());
    }

    private static <T> T lookup(String name, Class<T> type) {
        try {
            return type.cast(InitialContext.doLookup(name));
        } catch (NamingException failure) {
            throw new IllegalStateException("The server does not offer " + name + "; check its configuration", failure);
        }
    }

    @Override
    public void close() {
        kernel.close();
        foundation.close();
    }
}
