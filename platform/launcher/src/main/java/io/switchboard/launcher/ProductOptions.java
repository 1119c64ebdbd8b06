// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to start and where. Settings are keys of the server's configuration ({@code switchboard.…}); those
 * given here win over what the launcher would write. With {@code switchboard.database.url} among them no
 * database is started.
 */
public record ProductOptions(
        Path data,
        ProductHome home,
        String httpHost,
        int httpPort,
        boolean demo,
        boolean reset,
        Map<String, String> settings,
        List<String> jvmOptions) {
    public static final int HTTP_PORT = 9080;
    public static final String DATABASE_URL = "switchboard.database.url";
    public static final String PHONE_PORT = "switchboard.module.whatsapp-simulator.port";
    public static final String MAIL_PAGE_PORT = "switchboard.module.mail-catcher.http-port";
    public static final String MAIL_SERVER_PORT = "switchboard.module.mail-catcher.smtp-port";
    public static final String MAIL_HOST = "switchboard.mail.host";

    public ProductOptions {
        settings = Map.copyOf(settings);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** The demo, with everything kept below the directory. */
    public static ProductOptions in(Path data) {
        return new ProductOptions(
                data, ProductHome.find(), "localhost", HTTP_PORT, true, false, Map.of(), List.of("-Xms256m", "-Xmx1g"));
    }

    public ProductOptions withData(Path changed) {
        return new ProductOptions(changed, home, httpHost, httpPort, demo, reset, settings, jvmOptions);
    }

    public ProductOptions withHome(ProductHome changed) {
        return new ProductOptions(data, changed, httpHost, httpPort, demo, reset, settings, jvmOptions);
    }

    public ProductOptions withHttp(String host, int port) {
        return new ProductOptions(data, home, host, port, demo, reset, settings, jvmOptions);
    }

    public ProductOptions withDemo(boolean changed) {
        return new ProductOptions(data, home, httpHost, httpPort, changed, reset, settings, jvmOptions);
    }

    public ProductOptions withReset(boolean changed) {
        return new ProductOptions(data, home, httpHost, httpPort, demo, changed, settings, jvmOptions);
    }

    public ProductOptions withSetting(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return new ProductOptions(data, home, httpHost, httpPort, demo, reset, more, jvmOptions);
    }

    public ProductOptions withJvmOptions(List<String> changed) {
        return new ProductOptions(data, home, httpHost, httpPort, demo, reset, settings, changed);
    }

    /** Whether no mail server was given that delivers them. */
    boolean mailsAreCaught() {
        return demo && !settings.containsKey(MAIL_HOST);
    }

    boolean externalDatabase() {
        return settings.containsKey(DATABASE_URL);
    }
}
