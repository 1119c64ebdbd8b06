// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.kernel.module.ModuleDescriptor.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandCheckTest {
    @TempDir
    Path home;

    private Path archive;

    @BeforeEach
    void pack() throws IOException {
        archive = home.resolve("crm.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("META-INF/resources/customers.xhtml"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "D", "Shift+C", "c c", "g Shift+C", "Ctrl+Shift+Enter", "?", "Alt+ArrowUp"})
    void aKeyThatCanBePressedPasses(String key) {
        assertThatCode(() -> check(command("New", "customers?new=1", "create", key))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shift+Ctrl+C", "c  c", "Hyper+C", "Strg+C", "Shift+", "c c c", "++"})
    void aKeyThatCannotIsRefused(String key) {
        refused("has the key " + key + ", which nobody can press; write it like Shift+C or \"c c\"",
                command("New", "customers", "create", key));
    }

    @Test
    void aPageThatIsNotThereIsRefused() {
        refused("opens a page that the bundle does not have; add META-INF/resources/deals.xhtml",
                command("New", "deals?new=1", "create", ""));
        refused("opens ../operator/modules, which is no address within the module; write it like customers?new=1",
                command("New", "../operator/modules", "create", ""));
    }

    @Test
    void anUnknownGroupIsRefused() {
        refused("stands in the group make; choose go, do or create", command("New", "customers", "make", ""));
    }

    @Test
    void twoThatCannotBeToldApartAreRefused() {
        refused("is declared twice; give each a title of its own",
                command("New", "customers?new=1", "create", ""), command("New", "customers?new=2", "create", ""));
        refused("has the key D of another; choose one of its own",
                command("Old", "customers?old=1", "create", "D"), command("New", "customers?new=1", "create", "D"));
    }

    private void refused(String fault, Command... commands) {
        assertThatThrownBy(() -> check(commands))
                .isInstanceOf(DeploymentRefused.class)
                .hasMessage("The command \"New\" of crm 1.1.0 " + fault + " and deploy a higher version.");
    }

    private void check(Command... commands) throws DeploymentRefused {
        CommandCheck.of(
                new ModuleDescriptor("crm", "CRM", "crm", "1.1.0", List.of(), List.of(), List.of(commands)), archive);
    }

    private static Command command(String title, String page, String group, String key) {
        return new Command(title, page, "plus", group, "", key);
    }
}
