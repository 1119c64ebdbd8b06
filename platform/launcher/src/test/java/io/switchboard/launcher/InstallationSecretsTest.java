// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationSecretsTest {
    @TempDir
    private Path directory;

    @Test
    void they_are_made_once_and_kept_for_the_owner_only() throws IOException {
        Path file = directory.resolve("deep").resolve("secrets.properties");

        InstallationSecrets made = InstallationSecrets.keptIn(file);

        assertThat(InstallationSecrets.keptIn(file)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void keys_are_32_bytes_and_nothing_is_used_twice() {
        InstallationSecrets made = InstallationSecrets.keptIn(directory.resolve("secrets.properties"));

        assertThat(Base64.getDecoder().decode(made.masterKey())).hasSize(32);
        assertThat(Base64.getDecoder().decode(made.tokenKey())).hasSize(32);
        assertThat(made.operatorPassword()).matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}");
        assertThat(Set.of(made.ownerPassword(), made.appPassword(), made.platformPassword(), made.masterKey(),
                made.tokenKey(), made.operatorPassword())).hasSize(6);
    }

    @Test
    void what_a_later_version_needs_is_added_and_the_rest_stays() throws IOException {
        Path file = directory.resolve("secrets.properties");
        Files.writeString(file, "database.app-password=as it was\n");

        InstallationSecrets completed = InstallationSecrets.keptIn(file);

        assertThat(completed.appPassword()).isEqualTo("as it was");
        assertThat(InstallationSecrets.keptIn(file)).isEqualTo(completed);
    }

    @Test
    void they_do_not_print_themselves() {
        InstallationSecrets made = InstallationSecrets.keptIn(directory.resolve("secrets.properties"));

        assertThat(made.toString()).doesNotContain(made.appPassword()).doesNotContain(made.masterKey());
    }

    @Test
    void looking_makes_nothing() {
        Path file = directory.resolve("secrets.properties");

        assertThat(InstallationSecrets.existingIn(file).appPassword()).isNotEmpty();
        assertThat(file).doesNotExist();
    }
}
