// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

/** Whether server, application and bundles are there. */
record ProductCheck(ProductHome home) implements Check {
    private static final String NAME = "product";

    @Override
    public Finding look() {
        try {
            home.check();
            return Finding.ok(NAME, home.product() + ", server in " + home.liberty() + ".");
        } catch (StartRefused e) {
            return Finding.refused(NAME, e);
        }
    }
}
