// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build knew: its own version and that of the PostgreSQL it carries. */
record BuildFacts(String version, String postgresVersion) {

    static BuildFacts load() {
        Properties properties = new Properties();
        try (InputStream in = BuildFacts.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new StartRefused("The launcher's jar lacks build.properties; build it again.");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildFacts(properties.getProperty("version"), properties.getProperty("postgres.version"));
    }

    String postgresMajor() {
        return postgresVersion.substring(0, postgresVersion.indexOf('.'));
    }
}
