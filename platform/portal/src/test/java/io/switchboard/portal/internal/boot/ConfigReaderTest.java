// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.kernel.config.SwitchboardConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

    @Test
    void readsTheEnvironment() {
        SwitchboardConfig config = ConfigReader.read(environment(), Map.of()).config();

        assertThat(config.database().url()).isEqualTo("jdbc:postgresql://127.0.0.1:5432/switchboard");
        assertThat(config.database().appUser()).isEqualTo("sb_app");
        assertThat(config.security().tokenKey()).isEqualTo("dG9rZW4=");
    }

    @Test
    void readsSettingsOfModulesFromEveryPlace() {
        Map<String, String> environment = environment();
        environment.put("SWITCHBOARD_MODULE_WHATSAPP_API_BASE", "http://127.0.0.1:9");

        SwitchboardConfig config = ConfigReader.read(
                        environment, Map.of("switchboard.module.crm.default-country", "DE"))
                .config();

        assertThat(config.module().get("crm")).containsEntry("default-country", "DE");
        assertThat(config.module().get("whatsapp")).isNotEmpty();
    }

    @Test
    void propertiesWinOverTheEnvironmentAndThatOverTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("switchboard.properties"),
                "switchboard.public-url=http://file\nswitchboard.demo.enabled=true\nswitchboard.database.app-user=file");
        Map<String, String> environment = environment();
        environment.put("SWITCHBOARD_CONFIG_FILE", file.toString());
        environment.put("SWITCHBOARD_DATABASE_APP_USER", "environment");
        environment.put("SWITCHBOARD_PUBLIC_URL", "http://environment");

        SwitchboardConfig config = ConfigReader.read(environment, Map.of("switchboard.public-url", "http://property"))
                .config();

        assertThat(config.publicUrl()).hasToString("http://property");
        assertThat(config.database().appUser()).isEqualTo("environment");
        assertThat(config.demo().enabled()).isTrue();
    }

    @Test
    void refusesWhatNobodyKnows(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> ConfigReader.read(environment(), Map.of("switchboard.demo.enabeld", "true")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no setting switchboard.demo.enabeld; did you mean switchboard.demo.enabled?");

        Map<String, String> variable = environment();
        variable.put("SWITCHBOARD_DEMO_ENABELD", "true");
        assertThatThrownBy(() -> ConfigReader.read(variable, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no setting SWITCHBOARD_DEMO_ENABELD; did you mean SWITCHBOARD_DEMO_ENABLED?");

        Map<String, String> withFile = environment();
        withFile.put(
                "SWITCHBOARD_CONFIG_FILE",
                Files.writeString(folder.resolve("typo.properties"), "switchboard.publicurl=x").toString());
        assertThatThrownBy(() -> ConfigReader.read(withFile, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no setting switchboard.publicurl; did you mean switchboard.public-url?");
    }

    @Test
    void namesAllAtOnceAndGuessesNothingFarAway() {
        assertThatThrownBy(() -> ConfigReader.read(
                        environment(), Map.of("switchboard.something-else-altogether", "x", "switchboard.mail.prot", "26")))
                .hasMessage("There is no setting switchboard.mail.prot; did you mean switchboard.mail.port?"
                        + " There is no setting switchboard.something-else-altogether; remove it or correct its name.");
    }

    @Test
    void namesWhatIsMissing() {
        Map<String, String> environment = environment();
        environment.remove("SWITCHBOARD_SECURITY_MASTER_KEY");

        assertThatThrownBy(() -> ConfigReader.read(environment, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("switchboard.security.master-key");
    }

    @Test
    void printsEverythingButSecrets() {
        Map<String, String> printed = ConfigReader.read(
                        environment(), Map.of("switchboard.module.whatsapp.app-secret", "hidden"))
                .printable();

        assertThat(printed)
                .containsEntry("switchboard.database.url", "jdbc:postgresql://127.0.0.1:5432/switchboard")
                .containsEntry("switchboard.database.app-user", "sb_app")
                .containsEntry("switchboard.database.app-password", "****")
                .containsEntry("switchboard.security.token-key", "****")
                .containsEntry("switchboard.module.whatsapp.app-secret", "****")
                .containsEntry("switchboard.demo.password", "****");
        assertThat(printed.values()).doesNotContain("hidden", "p$ssword");
    }

    @Test
    void keepsFilesInAFolderUntilABucketIsNamed() {
        assertThat(ConfigReader.read(environment(), Map.of()).config().storage().kind()).isEqualTo(SwitchboardConfig.Storage.Kind.FOLDER);
        Map<String, String> bucket = Map.of(
                "switchboard.storage.kind", "s3",
                "switchboard.storage.bucket", "contents",
                "switchboard.storage.access-key", "hidden",
                "switchboard.storage.secret-key", "hidden");
        ConfigReader reader = ConfigReader.read(environment(), bucket);
        assertThat(reader.config().storage().bucket()).contains("contents");
        assertThat(reader.printable().values()).doesNotContain("hidden");
        assertThatThrownBy(() -> ConfigReader.read(environment(), Map.of("switchboard.storage.buket", "contents")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("switchboard.storage.buket");
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", "/bin");
        environment.put("SWITCHBOARD_DATA_DIR", "data");
        environment.put("SWITCHBOARD_DEPLOY_DIR", "deploy");
        environment.put("SWITCHBOARD_FEATURES_DIR", "features");
        environment.put("SWITCHBOARD_DATABASE_URL", "jdbc:postgresql://127.0.0.1:5432/switchboard");
        environment.put("SWITCHBOARD_DATABASE_OWNER_PASSWORD", "p$ssword");
        environment.put("SWITCHBOARD_DATABASE_APP_PASSWORD", "p$ssword");
        environment.put("SWITCHBOARD_DATABASE_PLATFORM_PASSWORD", "p$ssword");
        environment.put("SWITCHBOARD_SECURITY_TOKEN_KEY", "dG9rZW4=");
        environment.put("SWITCHBOARD_SECURITY_MASTER_KEY", "bWFzdGVy");
        environment.put("SWITCHBOARD_SECURITY_OPERATOR_PASSWORD", "p$ssword");
        return environment;
    }
}
