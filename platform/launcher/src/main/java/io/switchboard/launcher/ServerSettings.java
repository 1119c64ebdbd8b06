// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of one start: what the application reads, and beside it the few that only the server knows. */
record ServerSettings(Map<String, String> application, Map<String, String> server) {
    static final String PUBLIC_URL = "switchboard.public-url";
    static final String OPERATOR_EMAIL = "switchboard.security.operator-email";
    static final String OPERATOR_PASSWORD = "switchboard.security.operator-password";
    static final String DEMO_PASSWORD = "switchboard.demo.password";

    private static final String PHONE = "switchboard.module.whatsapp-simulator.";
    private static final String GATEWAY = "switchboard.module.whatsapp.gateway-url";
    static final String PHONE_PORT = "9191";
    private static final String MAIL_DIRECTORY = "switchboard.module.mail-catcher.directory";
    private static final String MAIL_PORT = "switchboard.mail.port";
    static final String MAIL_PAGE_PORT = "9026";
    static final String MAIL_SERVER_PORT = "9025";
    private static final String HTTP_HOST = "http.host";
    private static final String HTTP_PORT = "http.port";
    private static final String ANY_HOST = "*";

    static ServerSettings of(ProductOptions options, DataDirectory data, InstallationSecrets secrets, String databaseUrl) {
        Map<String, String> application = new LinkedHashMap<>();
        application.put(PUBLIC_URL, "http://localhost:" + options.httpPort());
        application.put("switchboard.data-dir", data.store().toString());
        application.put("switchboard.deploy-dir", data.deploy().toString());
        application.put("switchboard.features-dir", data.features().toString());
        application.put(ProductOptions.DATABASE_URL, databaseUrl);
        application.put("switchboard.database.owner-user", DatabaseSetup.OWNER);
        application.put("switchboard.database.owner-password", secrets.ownerPassword());
        application.put("switchboard.database.app-user", DatabaseSetup.APP);
        application.put("switchboard.database.app-password", secrets.appPassword());
        application.put("switchboard.database.platform-user", DatabaseSetup.PLATFORM);
        application.put("switchboard.database.platform-password", secrets.platformPassword());
        application.put("switchboard.security.token-key", secrets.tokenKey());
        application.put("switchboard.security.master-key", secrets.masterKey());
        application.put(OPERATOR_EMAIL, "operator@switchboard.local");
        application.put(OPERATOR_PASSWORD, secrets.operatorPassword());
        // A try-out stands beside whatever provider it is tried with.
        application.put("switchboard.sign-on.private-providers", Boolean.toString(options.demo()));
        application.put("switchboard.demo.enabled", Boolean.toString(options.demo()));
        application.put(DEMO_PASSWORD, "switchboard-demo");
        if (options.demo()) {
            application.put(PHONE + "inbox-url", application.get(PUBLIC_URL) + "/m/conversations/inbox");
            application.put(PHONE + "state-file", data.root().resolve("simulator.json").toString());
            application.put(GATEWAY, "http://localhost:" + options.settings().getOrDefault(ProductOptions.PHONE_PORT, PHONE_PORT));
            application.putAll(mailCatcher(options, data));
        }
        application.putAll(options.settings());

        Map<String, String> server = new LinkedHashMap<>();
        server.put(HTTP_HOST, options.httpHost());
        server.put(HTTP_PORT, Integer.toString(options.httpPort()));
        server.put("http.cookieSecure", Boolean.toString(application.get(PUBLIC_URL).startsWith("https:")));
        return new ServerSettings(application, server);
    }

    /** Mails go to the catcher, unless a mail server is given: then they are meant to arrive. */
    private static Map<String, String> mailCatcher(ProductOptions options, DataDirectory data) {
        Map<String, String> settings = new LinkedHashMap<>();
        String port = options.settings().getOrDefault(ProductOptions.MAIL_SERVER_PORT, MAIL_SERVER_PORT);
        settings.put(ProductOptions.MAIL_SERVER_PORT, port);
        settings.put(ProductOptions.MAIL_PAGE_PORT, options.settings().getOrDefault(ProductOptions.MAIL_PAGE_PORT, MAIL_PAGE_PORT));
        settings.put(MAIL_DIRECTORY, data.root().resolve("mails").toString());
        if (options.mailsAreCaught()) {
            settings.put(ProductOptions.MAIL_HOST, "127.0.0.1");
            settings.put(MAIL_PORT, port);
        }
        return settings;
    }

    /** The application's file. */
    static Path fileIn(Path directory) {
        return directory.resolve("switchboard.properties");
    }

    /** Writes both files, readable by the owner only, and returns the application's. */
    Path writeTo(Path directory) {
        Path file = fileIn(directory);
        PrivateFiles.writeProperties(file, "Written at each start; change it by options or environment.", application);
        PrivateFiles.writeProperties(directory.resolve("server.properties"), "Written at each start.", server);
        return file;
    }

    String value(String key) {
        return application.get(key);
    }

    URI publicUrl() {
        return URI.create(value(PUBLIC_URL));
    }

    /** Where this machine itself reaches the server. */
    URI localUrl() {
        String host = server.getOrDefault(HTTP_HOST, ANY_HOST);
        return URI.create("http://" + (host.equals(ANY_HOST) ? "localhost" : host) + ":" + server.get(HTTP_PORT));
    }

    URI phoneUrl() {
        return URI.create("http://localhost:" + application.getOrDefault(ProductOptions.PHONE_PORT, PHONE_PORT) + "/");
    }

    /** Where the mails to the team are read. */
    URI mailUrl() {
        return URI.create("http://localhost:" + application.getOrDefault(ProductOptions.MAIL_PAGE_PORT, MAIL_PAGE_PORT) + "/");
    }

    /** Where the mail catcher takes mails. */
    int mailServerPort() {
        return Integer.parseInt(application.getOrDefault(ProductOptions.MAIL_SERVER_PORT, MAIL_SERVER_PORT));
    }

    @Override
    public String toString() {
        return "ServerSettings" + application.keySet();
    }
}
