// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel;

import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.PlatformDatabase;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.net.URL;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * What the web application hands to the kernel.
 *
 * @param app the pool of the role {@code sb_app}, taking part in JTA transactions
 * @param platform the pool of the role {@code sb_platform}, outside of them
 * @param coreBundles bundles that run before any module
 * @param systemPackages packages of the web application that bundles may import, with versions
 * @param tenancy makes the keeper of organizations, once the kernel's own tables exist
 */
public record KernelParts(
        SwitchboardConfig config,
        DataSource app,
        DataSource platform,
        UserTransaction userTransaction,
        TransactionSynchronizationRegistry synchronization,
        List<URL> coreBundles,
        String systemPackages,
        Clock clock,
        Function<PlatformDatabase, Tenancy> tenancy) {}
