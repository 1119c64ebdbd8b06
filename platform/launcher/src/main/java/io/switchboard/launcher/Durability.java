// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

/** Whether what PostgreSQL has committed survives a crash of the machine. */
enum Durability {
    FULL("on"),
    NONE("off");

    private final String setting;

    Durability(String setting) {
        this.setting = setting;
    }

    String setting() {
        return setting;
    }
}
