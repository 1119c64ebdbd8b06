// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.home.Figure;
import io.switchboard.api.home.HomePanel;
import io.switchboard.api.home.SetupStep;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.portal.internal.ToyGate;
import io.switchboard.portal.internal.ToyGeneration;
import io.switchboard.portal.internal.ToyModules;
import io.switchboard.portal.internal.home.PanelCard.Cell;
import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.web.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeBoardTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final Logger FAILURES = Logger.getLogger(ModuleHome.class.getName());

    private final Caller caller =
            new Caller(new OrganizationId(Ids.next()), new UserId(Ids.next()), "Ana", Set.of("conversation.read"));
    private final ToyGate gate = new ToyGate();
    private final ToyModules modules = new ToyModules();
    private final ModuleTexts texts = new ModuleTexts();
    private final HomeBoard board =
            new HomeBoard(new Gateway(modules, gate), texts, Duration.ofMillis(400));
    private final CountDownLatch hanging = new CountDownLatch(1);

    /** The failures are meant; their stacks would only worry whoever reads the build. */
    @BeforeAll
    static void silence() {
        FAILURES.setLevel(Level.OFF);
    }

    @AfterEach
    void close() {
        hanging.countDown();
        board.close();
    }

    @Test
    void showsFiguresToThoseWhoMaySeeThem() {
        modules.run(panel("inbox", "conversation.read", () -> List.of(new Figure("Open", "3", "inbox?folder=all"))));
        modules.run(panel("billing", "billing.view", () -> {
            throw new AssertionError("asked for somebody who may not see it");
        }));

        assertThat(panels()).singleElement().satisfies(card -> {
            assertThat(card.title()).isEqualTo("inbox");
            assertThat(card.figures()).containsExactly(new Cell("Open", "3", "/m/inbox/inbox?folder=all", false));
        });
        assertThat(modules.leases()).isZero();
    }

    @Test
    void oneThatHangsOrFailsCostsItsOwnPanelOnly() throws InterruptedException {
        modules.run(panel("inbox", "", () -> List.of(new Figure("Open", "3", "inbox"))));
        modules.run(panel("failing", "", () -> {
            throw new IllegalStateException("no database");
        }));
        modules.run(panel("hanging", "", () -> {
            hanging.await();
            return List.of();
        }));

        List<PanelCard> cards = panels();

        assertThat(cards).extracting(PanelCard::title).containsExactly("inbox", "failing", "hanging");
        assertThat(cards).extracting(PanelCard::isSilent).containsExactly(false, true, true);
        hanging.countDown();
        modules.awaitNoLease();
        assertThat(modules.leases()).isZero();
    }

    @Test
    void oneThatHasNoPanelOrNoneForTheCallerIsNotSaidToBeSilent() throws InterruptedException {
        modules.run(new ToyGeneration("hello", "1").offering(SetupStep.class, new Step("Start", 40) {
            @Override
            public boolean isDone() throws InterruptedException {
                hanging.await();
                return true;
            }
        }));
        modules.run(new ToyGeneration("billing", "1").offering(HomePanel.class, new Panel("Bills", () -> "billing.view", () -> {
            throw new AssertionError("asked for somebody who may not see it");
        })));
        modules.run(new ToyGeneration("odd", "1").offering(HomePanel.class, new Panel("Odd", () -> {
            throw new AssertionError("meant");
        }, List::of)));

        assertThat(board.ask(caller, Locale.ENGLISH, true)).isEqualTo(new HomeBoard.Parts(List.of(), List.of()));
        hanging.countDown();
        modules.awaitNoLease();
        assertThat(modules.leases()).isZero();
    }

    @Test
    void aPanelThatFailsCostsTheModuleNoOther() {
        HomePanel failing = new Panel("Failing", () -> "", () -> {
            throw new StackOverflowError();
        });
        HomePanel refused = new Panel("Refused", () -> "", () -> {
            throw new PermissionMissing("conversation.read");
        });
        HomePanel well = new Panel("Well", () -> "", () -> List.of(new Figure("Open", "3", "inbox")));
        modules.run(new ToyGeneration("inbox", "1")
                .offering(HomePanel.class, failing, failing, refused, well)
                .offering(SetupStep.class, new Step("Nowhere", 40).at("//evil.example"), new Step("Start", 50)));

        HomeBoard.Parts parts = board.ask(caller, Locale.ENGLISH, true);

        assertThat(parts.panels()).extracting(PanelCard::title).containsExactly("Well", "inbox");
        assertThat(parts.panels()).extracting(PanelCard::isSilent).containsExactly(false, true);
        assertThat(parts.steps()).extracting(ChecklistStep::title).containsExactly("Start");
    }

    @Test
    void whatALateModuleHasSaidIsShown() {
        HomePanel well = new Panel("Well", () -> "", () -> List.of(new Figure("Open", "3", "inbox")));
        HomePanel late = new Panel("Late", () -> "", () -> {
            hanging.await();
            return List.of();
        });
        modules.run(new ToyGeneration("inbox", "1").offering(HomePanel.class, well, late));

        assertThat(panels()).extracting(PanelCard::title).containsExactly("Well", "inbox");
    }

    @Test
    void stepsAreOnlyAskedForWhereTheyAreShown() {
        modules.run(new ToyGeneration("hello", "1").offering(SetupStep.class, new Step("Start", 40)));

        assertThat(steps(Locale.ENGLISH)).hasSize(1);
        assertThat(board.ask(caller, Locale.ENGLISH, false).steps()).isEmpty();
    }

    @Test
    void aClosedModuleHasNoPlaceHere() {
        modules.run(panel("inbox", "", () -> List.of(new Figure("Open", "3", "inbox"))));
        gate.close("inbox");

        assertThat(panels()).isEmpty();
    }

    @Test
    void anAddressElsewhereIsNotShown() {
        modules.run(panel("inbox", "", () -> List.of(new Figure("Open", "3", "//evil.example"))));

        assertThat(panels()).extracting(PanelCard::isSilent).containsExactly(true);
    }

    @Test
    void stepsComeInOrderAndInTheReadersLanguage(@TempDir Path folder) throws IOException {
        modules.run(new ToyGeneration("later", "1").offering(SetupStep.class, new Step("Later", 50)));
        ToyGeneration inbox = new ToyGeneration("inbox", "1")
                .offering(SetupStep.class, new Step("step", 40))
                .with("messages_es.properties", file(folder.resolve("es"), "step = Conecta un canal").toUri().toURL())
                .with("messages_en.properties", file(folder.resolve("en"), "step = Connect a channel").toUri().toURL());
        texts.prepare(inbox);
        modules.run(inbox);

        assertThat(steps(SPANISH)).extracting(ChecklistStep::title).containsExactly("Conecta un canal", "Later");
        assertThat(steps(Locale.forLanguageTag("pt")))
                .as("English where the module does not speak the language")
                .extracting(ChecklistStep::title)
                .containsExactly("Connect a channel", "Later");
    }

    @Test
    void aStepIsForThoseWhoCanDoIt() {
        modules.run(new ToyGeneration("channels", "1").offering(SetupStep.class, new Step("Connect", 40, "channels.manage")));
        modules.run(new ToyGeneration("inbox", "1").offering(SetupStep.class, new Step("Answer", 50, "conversation.read")));

        assertThat(steps(Locale.ENGLISH)).extracting(ChecklistStep::title).containsExactly("Answer");
    }

    private static Path file(Path file, String content) throws IOException {
        return Files.writeString(file, content);
    }

    private List<PanelCard> panels() {
        return board.ask(caller, Locale.ENGLISH, false).panels();
    }

    private List<ChecklistStep> steps(Locale reader) {
        return board.ask(caller, reader, true).steps();
    }

    private static ToyGeneration panel(String module, String permission, Callable<List<Figure>> figures) {
        return new ToyGeneration(module, "1").offering(HomePanel.class, new Panel(module, () -> permission, figures));
    }

    private record Panel(String title, Supplier<String> needs, Callable<List<Figure>> asked) implements HomePanel {
        @Override
        public String permission() {
            return needs.get();
        }

        @Override
        public List<Figure> figures() throws Exception {
            return asked.call();
        }
    }

    private static class Step implements SetupStep {
        private final String title;
        private final int order;
        private final String permission;
        private String page = "start";

        Step(String title, int order) {
            this(title, order, "");
        }

        Step(String title, int order, String permission) {
            this.title = title;
            this.order = order;
            this.permission = permission;
        }

        Step at(String elsewhere) {
            page = elsewhere;
            return this;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public String text() {
            return "Why";
        }

        @Override
        public String permission() {
            return permission;
        }

        @Override
        public String page() {
            return page;
        }

        @Override
        public int order() {
            return order;
        }

        @Override
        public boolean isDone() throws Exception {
            return false;
        }
    }
}
