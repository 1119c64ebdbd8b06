// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.testkit.TestDatabase;

/** The tests' database, with something else in the configuration than what is right. */
record OtherDatabase(String url, String appUser, String appPassword) implements SwitchboardConfig.Database {
    private static final SwitchboardConfig.Database RIGHT = TestDatabase.running().settings();

    static OtherDatabase worker(String user, String password) {
        return new OtherDatabase(RIGHT.url(), user, password);
    }

    static OtherDatabase at(String url) {
        return new OtherDatabase(url, RIGHT.appUser(), RIGHT.appPassword());
    }

    @Override
    public String ownerUser() {
        return RIGHT.ownerUser();
    }

    @Override
    public String ownerPassword() {
        return RIGHT.ownerPassword();
    }

    @Override
    public String platformUser() {
        return RIGHT.platformUser();
    }

    @Override
    public String platformPassword() {
        return RIGHT.platformPassword();
    }
}
