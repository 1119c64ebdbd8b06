// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.kernel.module.ModuleDescriptor.Command;
import io.switchboard.kernel.module.ModuleDescriptor.Menu;
import io.switchboard.kernel.module.ModuleDescriptor.OpenedPage;
import io.switchboard.kernel.module.ModuleDescriptor.PanelEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCheckTest {
    private static final OpenedPage CUSTOMERS = new OpenedPage("customers", List.of("customer.read"));
    private static final Menu MENU = new Menu("Customers", "customers", "users", 1, false);

    @TempDir
    Path home;

    private Path archive;

    @BeforeEach
    void pack() throws IOException {
        archive = home.resolve("crm.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("META-INF/resources/customers.xhtml"));
            zip.putNextEntry(new ZipEntry("META-INF/resources/part.xhtml"));
        }
    }

    @Test
    void aDeclaredPageThatIsThereIsOpened() {
        assertThatCode(() -> check(List.of(MENU), List.of(), List.of(), CUSTOMERS)).doesNotThrowAnyException();
    }

    @Test
    void whatLeadsToAnUndeclaredPageIsRefused() {
        String fault = "does not say who may open it; declare it with @Page";
        refused("customers", fault, () -> check(List.of(MENU), List.of(), List.of()));
        refused("part", fault, () -> check(List.of(), List.of(new PanelEntry("place", "part", "Part", 1)), List.of(), CUSTOMERS));
        refused("part", fault, () -> check(
                List.of(), List.of(), List.of(new Command("New", "part?new=1", "plus", "do", "", "")), CUSTOMERS));
    }

    @Test
    void aPageThatIsNotThereOrTwiceThereIsRefused() {
        refused("deals", "is not in the bundle; add META-INF/resources/deals.xhtml", () -> check(
                List.of(), List.of(), List.of(), new OpenedPage("deals", List.of())));
        refused("customers", "is declared twice; say once who may open it", () -> check(
                List.of(), List.of(), List.of(), CUSTOMERS, new OpenedPage("customers", List.of())));
    }

    private static void refused(String page, String fault, ThrowingCallable check) {
        assertThatThrownBy(check)
                .isInstanceOf(DeploymentRefused.class)
                .hasMessage("The page \"" + page + "\" of crm 1.1.0 " + fault + " and deploy a higher version.");
    }

    private void check(List<Menu> menu, List<PanelEntry> panels, List<Command> commands, OpenedPage... pages)
            throws DeploymentRefused {
        PageCheck.of(
                new ModuleDescriptor("crm", "CRM", "crm", "1.1.0", menu, panels, commands, List.of(), List.of(pages)), archive);
    }
}
