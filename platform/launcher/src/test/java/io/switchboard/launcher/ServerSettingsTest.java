// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
    private static final InstallationSecrets SECRETS = new InstallationSecrets("o", "a", "p", "t", "m", "op");

    @TempDir
    private Path directory;

    private ProductOptions options() {
        return ProductOptions.in(directory).withHome(new ProductHome(Path.of("/product"), Path.of("/liberty")));
    }

    private ServerSettings of(ProductOptions options) {
        return ServerSettings.of(options, DataDirectory.of(directory), SECRETS, "jdbc:postgresql://127.0.0.1:1/switchboard");
    }

    @Test
    void what_was_asked_for_wins_over_what_the_launcher_would_say() {
        ServerSettings settings = of(options()
                .withSetting("switchboard.public-url", "https://crm.example")
                .withSetting("switchboard.security.operator-password", "chosen"));

        assertThat(settings.publicUrl()).hasToString("https://crm.example");
        assertThat(settings.value("switchboard.security.operator-password")).isEqualTo("chosen");
        assertThat(settings.server()).containsEntry("http.cookieSecure", "true");
    }

    @Test
    void addresses_follow_the_ports() {
        ServerSettings settings = of(options().withHttp("*", 8123).withSetting(ProductOptions.PHONE_PORT, "8124"));

        assertThat(settings.publicUrl()).hasToString("http://localhost:8123");
        assertThat(settings.localUrl()).hasToString("http://localhost:8123");
        assertThat(settings.phoneUrl()).hasToString("http://localhost:8124/");
        assertThat(settings.value("switchboard.module.whatsapp.gateway-url")).isEqualTo("http://localhost:8124");
        assertThat(of(options().withDemo(false)).value("switchboard.module.whatsapp.gateway-url")).isNull();
        assertThat(of(options().withHttp("10.1.2.3", 80)).localUrl()).hasToString("http://10.1.2.3:80");
        assertThat(of(options()).phoneUrl()).hasToString("http://localhost:9191/");
    }

    @Test
    void the_demos_mails_go_to_the_catcher() {
        ServerSettings settings = of(options()
                .withSetting(ProductOptions.MAIL_SERVER_PORT, "8125")
                .withSetting(ProductOptions.MAIL_PAGE_PORT, "8126"));

        assertThat(settings.value("switchboard.mail.host")).isEqualTo("127.0.0.1");
        assertThat(settings.value("switchboard.mail.port")).isEqualTo("8125");
        assertThat(settings.value("switchboard.module.mail-catcher.smtp-port")).isEqualTo("8125");
        assertThat(settings.value("switchboard.module.mail-catcher.directory")).startsWith(directory.toString());
        assertThat(settings.mailUrl()).hasToString("http://localhost:8126/");
        assertThat(of(options()).value("switchboard.mail.port")).isEqualTo("9025");
        assertThat(of(options()).mailUrl()).hasToString("http://localhost:9026/");
    }

    @Test
    void whoever_gives_a_mail_server_gets_the_mails_there() {
        ServerSettings settings = of(options().withSetting("switchboard.mail.host", "smtp.example"));

        assertThat(settings.value("switchboard.mail.host")).isEqualTo("smtp.example");
        assertThat(settings.value("switchboard.mail.port")).isNull();
        assertThat(of(options().withDemo(false)).application()).doesNotContainKeys("switchboard.mail.host",
                "switchboard.mail.port", "switchboard.module.mail-catcher.smtp-port");
    }

    @Test
    void the_application_finds_only_keys_of_its_own_in_a_file_for_the_owner_only() throws Exception {
        Path file = of(options()).writeTo(directory.resolve("settings"));

        Properties written = PrivateFiles.readProperties(file);
        assertThat(written.stringPropertyNames()).allMatch(key -> key.startsWith("switchboard."));
        assertThat(written).containsEntry("switchboard.database.app-password", "a").containsEntry("switchboard.demo.enabled", "true");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }
}
