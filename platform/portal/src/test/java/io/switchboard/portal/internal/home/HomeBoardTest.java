// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.home.Figure;
import io.switchboard.api.home.HomePanel;
import io.switchboard.api.home.SetupStep;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeBoardTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private final Caller caller =
            new Caller(new OrganizationId(Ids.next()), new UserId(Ids.next()), "Ana", Set.of("conversation.read"));
    private final ToyGate gate = new ToyGate();
    private final ToyModules modules = new ToyModules();
    private final ModuleTexts texts = new ModuleTexts();
    private final HomeBoard board =
            new HomeBoard(new Gateway(modules, gate), texts, Duration.ofMillis(400));
    private final CountDownLatch hanging = new CountDownLatch(1);

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

        assertThat(board.panels(caller, Locale.ENGLISH)).singleElement().satisfies(card -> {
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

        List<PanelCard> cards = board.panels(caller, Locale.ENGLISH);

        assertThat(cards).extracting(PanelCard::title).containsExactly("inbox", "failing", "hanging");
        assertThat(cards).extracting(PanelCard::isSilent).containsExactly(false, true, true);
        hanging.countDown();
        modules.awaitNoLease();
        assertThat(modules.leases()).isZero();
    }

    @Test
    void aClosedModuleHasNoPlaceHere() {
        modules.run(panel("inbox", "", () -> List.of(new Figure("Open", "3", "inbox"))));
        gate.close("inbox");

        assertThat(board.panels(caller, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void anAddressElsewhereIsNotShown() {
        modules.run(panel("inbox", "", () -> List.of(new Figure("Open", "3", "//evil.example"))));

        assertThat(board.panels(caller, Locale.ENGLISH)).extracting(PanelCard::isSilent).containsExactly(true);
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

        assertThat(board.steps(caller, SPANISH)).extracting(ChecklistStep::title).containsExactly("Conecta un canal", "Later");
        assertThat(board.steps(caller, Locale.forLanguageTag("pt")))
                .as("English where the module does not speak the language")
                .extracting(ChecklistStep::title)
                .containsExactly("Connect a channel", "Later");
    }

    @Test
    void aStepIsForThoseWhoCanDoIt() {
        modules.run(new ToyGeneration("channels", "1").offering(SetupStep.class, new Step("Connect", 40, "channels.manage")));
        modules.run(new ToyGeneration("inbox", "1").offering(SetupStep.class, new Step("Answer", 50, "conversation.read")));

        assertThat(board.steps(caller, Locale.ENGLISH)).extracting(ChecklistStep::title).containsExactly("Answer");
    }

    private static Path file(Path file, String content) throws IOException {
        return Files.writeString(file, content);
    }

    private static ToyGeneration panel(String module, String permission, Callable<List<Figure>> figures) {
        return new ToyGeneration(module, "1").offering(HomePanel.class, new HomePanel() {
            @Override
            public String title() {
                return module;
            }

            @Override
            public String permission() {
                return permission;
            }

            @Override
            public List<Figure> figures() throws Exception {
                return figures.call();
            }
        });
    }

    private record Step(String title, int order, String permission) implements SetupStep {
        Step(String title, int order) {
            this(title, order, "");
        }

        @Override
        public String text() {
            return "Why";
        }

        @Override
        public String page() {
            return "start";
        }

        @Override
        public boolean isDone() {
            return false;
        }
    }
}
