// SPDX-License-Identifier: Apache-2.0
package io.switchboard.testkit;

import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.launcher.DatabaseSetup;
import io.switchboard.launcher.InstallationSecrets;
import org.postgresql.ds.PGSimpleDataSource;

/** The roles of the product on a test's server. */
record TestRoles(String url, InstallationSecrets secrets) implements SwitchboardConfig.Database {

    PGSimpleDataSource owner() {
        return source(ownerUser(), ownerPassword());
    }

    PGSimpleDataSource app() {
        return source(appUser(), appPassword());
    }

    PGSimpleDataSource platform() {
        return source(platformUser(), platformPassword());
    }

    private PGSimpleDataSource source(String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        // As the product's pools: the server takes text for uuid and jsonb.
        source.setStringType("unspecified");
        return source;
    }

    @Override
    public String ownerUser() {
        return DatabaseSetup.OWNER;
    }

    @Override
    public String ownerPassword() {
        return secrets.ownerPassword();
    }

    @Override
    public String appUser() {
        return DatabaseSetup.APP;
    }

    @Override
    public String appPassword() {
        return secrets.appPassword();
    }

    @Override
    public String platformUser() {
        return DatabaseSetup.PLATFORM;
    }

    @Override
    public String platformPassword() {
        return secrets.platformPassword();
    }
}
