// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at what a start needs, changes nothing, and says one line about each. */
final class Doctor {
    private static final int OLDEST_JAVA = 17;
    private static final long ENOUGH = 1_000_000_000;

    private final ProductOptions options;
    private final Progress progress;
    private boolean well = true;

    Doctor(ProductOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    boolean examine() {
        Path data = DataDirectory.of(options.data()).root();
        examine("Java", () -> java());
        examine("product", () -> {
            options.home().check();
            return options.home().product() + ", server in " + options.home().liberty();
        });
        examine("data", () -> data(data));
        examine("database", () -> options.externalDatabase() ? externalDatabase() : embeddedDatabase(data));
        examine("pages", () -> port(options.httpPort(), "the pages", "--http-port"));
        if (options.demo()) {
            examine("phone", () -> port(ProductOptions.PHONE_PORT, ServerSettings.PHONE_PORT, "the customer's phone"));
            examine("mails", () -> port(ProductOptions.MAIL_SERVER_PORT, ServerSettings.MAIL_SERVER_PORT, "the mail catcher"));
            examine("mail page", () -> port(ProductOptions.MAIL_PAGE_PORT, ServerSettings.MAIL_PAGE_PORT, "the team's mail"));
        }
        return well;
    }

    /** Says what is right, or refuses with what is not. */
    @FunctionalInterface
    private interface Examination {
        String finding() throws IOException;
    }

    private void examine(String what, Examination examination) {
        try {
            progress.say(line("ok", what, examination.finding()));
        } catch (StartRefused | IOException e) {
            well = false;
            progress.say(line("NO", what, String.valueOf(e.getMessage())));
        }
    }

    private static String line(String verdict, String what, String finding) {
        return "%s  %-9s %s".formatted(verdict, what, finding);
    }

    private static String java() {
        Runtime.Version version = Runtime.version();
        if (version.feature() < OLDEST_JAVA) {
            throw new StartRefused("Java " + version + " is too old; " + OLDEST_JAVA + " is the oldest that works.");
        }
        return version + " in " + System.getProperty("java.home");
    }

    private static String data(Path data) throws IOException {
        Path existing = data;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isWritable(existing)) {
            throw new StartRefused(data + " cannot be written; give another directory with --data.");
        }
        long space = Files.getFileStore(existing).getUsableSpace();
        if (space < ENOUGH) {
            throw new StartRefused(data + " has only " + space / 1_000_000 + " MB left; 1000 MB are needed.");
        }
        return data + (existing.equals(data) ? "" : " (not made yet)") + ", " + space / ENOUGH + " GB free";
    }

    private static String embeddedDatabase(Path data) throws IOException {
        BuildFacts build = BuildFacts.load();
        Path cluster = data.resolve("postgres").resolve("cluster");
        PostgresCluster.refuseOtherMajor(cluster, build.postgresMajor());
        Unprivileged way = Unprivileged.here();
        return "PostgreSQL " + build.postgresVersion()
                + (Files.exists(cluster) ? ", made before" : ", made at the first start")
                + PostmasterFile.in(cluster).map(file -> ", process " + file.pid()).orElse("")
                + (way == Unprivileged.AS_WE_ARE ? "" : ", as root by " + way.command("").get(0));
    }

    private String externalDatabase() {
        String url = options.settings().get(ProductOptions.DATABASE_URL);
        DataDirectory data = DataDirectory.of(options.data());
        InstallationSecrets secrets = InstallationSecrets.existingIn(data.secrets());
        ExternalDatabase.check(ServerSettings.of(options, data, secrets, url));
        return url;
    }

    private String port(String setting, String usual, String what) {
        return port(Integer.parseInt(options.settings().getOrDefault(setting, usual)), what, "--set " + setting + "=…");
    }

    private static String port(int port, String what, String option) {
        Ports.refuseIfTaken(port, what, option);
        return "port " + port + " is free";
    }
}
