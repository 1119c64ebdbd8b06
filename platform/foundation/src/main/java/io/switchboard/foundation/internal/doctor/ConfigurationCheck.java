// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.kernel.config.SwitchboardConfig;
import java.net.URI;
import java.util.Set;

/** Settings that are known and can be read, but should not go out like this; unknown ones are refused when they are read. */
public record ConfigurationCheck(SwitchboardConfig config) implements Check {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String DEMO_PASSWORD = "switchboard-demo";

    @Override
    public String name() {
        return "configuration";
    }

    @Override
    public Finding look() {
        URI address = config.publicUrl();
        boolean isPublic = address.getHost() == null || !HERE.contains(address.getHost());
        if (isPublic && config.demo().enabled() && config.demo().password().equals(DEMO_PASSWORD)) {
            return Finding.critical(
                    "The demo's people can sign in at " + address + " with the password that everybody knows.",
                    "Start with --no-demo, or set switchboard.demo.password.");
        }
        if (isPublic && !"https".equals(address.getScheme())) {
            return Finding.warn(
                    "Browsers are led to " + address + ", where anybody on the way can read along.",
                    "Put a proxy with a certificate in front and set switchboard.public-url to its https address.");
        }
        return Finding.ok("Every setting is known; browsers are led to " + address + ".");
    }
}
