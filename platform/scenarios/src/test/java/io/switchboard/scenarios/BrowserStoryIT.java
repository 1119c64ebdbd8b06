// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer writes on the phone, two agents see it at once, one answers, the phone has read it. */
@ExtendWith(RunningProduct.class)
class BrowserStoryIT {
    private static final String CUSTOMER = "Marco Ferrari";

    private static Chromium chromium;

    @BeforeAll
    static void open(Chromium browser) {
        chromium = browser;
    }

    @Test
    void aMessageBecomesAnAnsweredConversationAndACustomer(Stage stage) throws IOException {
        Page ana = inbox(stage, Stage.ANA);
        Page bruno = inbox(stage, Stage.BRUNO);
        Page phone = phone(stage);

        phone.getByLabel("Customer", new Page.GetByLabelOptions().setExact(true)).selectOption(
                new com.microsoft.playwright.options.SelectOption().setLabel(label(phone)));
        write(phone, "Buongiorno, la lampada Alba arriva prima di venerdì?");
        assertThat(card(ana)).containsText("Buongiorno");
        assertThat(card(bruno)).containsText("Buongiorno");
        phone.locator("#file").setInputFiles(new FilePayload("lamp.png", "image/png", picture()));
        write(phone, "Questa qui");

        assertThat(card(ana)).containsText("Questa qui");
        card(ana).click();
        assertThat(thread(ana)).containsText("Buongiorno, la lampada Alba");
        assertThat(thread(ana).locator("img")).isVisible();
        assertThat(card(bruno)).containsText("Questa qui");

        ana.getByLabel("Message to " + CUSTOMER).fill("Sì, la consegniamo giovedì mattina.");
        ana.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send to customer")).click();
        assertThat(phone.locator("#thread")).containsText("Sì, la consegniamo giovedì mattina.");
        assertThat(thread(ana).locator(".bubble-out").last().locator(".tick-read")).isVisible();
        assertThat(ana.getByLabel("Message to " + CUSTOMER)).isEmpty();
        assertThat(ana.frameLocator(".inbox-context iframe").getByRole(AriaRole.HEADING, new com.microsoft.playwright.FrameLocator.GetByRoleOptions().setName(CUSTOMER)).first())
                .isVisible();

        assertThat(stage.as(Stage.ANA).get("/api/crm/customers?q=Marco").json().get("items")).hasSize(1);
        looks(stage, ana, phone);
    }

    private static void looks(Stage stage, Page ana, Page phone) {
        String conversation = ana.url();
        look(ana, "inbox", conversation);
        look(ana, "customers", stage.url() + "/m/crm/customers");
        look(phone, "phone", phone.url());
        Page nobody = chromium.window(1440, 900, ColorScheme.LIGHT);
        look(nobody, "signin", stage.url() + "/signin");
        Page operator = chromium.window(1440, 900, ColorScheme.LIGHT);
        signIn(
                operator,
                stage,
                stage.product().setting("switchboard.security.operator-email"),
                stage.product().setting("switchboard.security.operator-password"));
        look(operator, "operator", stage.url() + "/operator/modules");
    }

    private static void look(Page page, String name, String address) {
        page.navigate(address);
        PortalLook.check(page, name);
    }

    private static Page inbox(Stage stage, String email) {
        Page page = chromium.window(1440, 900, ColorScheme.LIGHT);
        signIn(page, stage, email, Stage.PASSWORD);
        page.navigate(stage.url() + "/m/conversations/inbox?folder=all");
        return page;
    }

    private static void signIn(Page page, Stage stage, String email, String password) {
        page.navigate(stage.url() + "/signin");
        page.getByLabel("Work email").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        page.waitForURL(url -> !url.contains("signin"));
    }

    private static Page phone(Stage stage) {
        Page page = chromium.window(1440, 900, ColorScheme.LIGHT);
        page.navigate(stage.product().phoneUrl().toString());
        return page;
    }

    private static String label(Page phone) {
        return phone.locator("#who option", new Page.LocatorOptions().setHasText(CUSTOMER)).textContent();
    }

    private static void write(Page phone, String text) {
        phone.locator("#composer").getByRole(AriaRole.TEXTBOX).fill(text);
        phone.locator("#composer").getByRole(AriaRole.TEXTBOX).press("Enter");
    }

    private static Locator card(Page inbox) {
        return inbox.locator("a.conversation", new Page.LocatorOptions().setHasText(CUSTOMER));
    }

    private static Locator thread(Page inbox) {
        return inbox.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Messages"));
    }

    /** A photo that the story draws itself. */
    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(640, 420, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0xd9d2c6), 0, 420, new Color(0xb9a88f)));
        pen.fillRect(0, 0, 640, 420);
        pen.setColor(new Color(0x4a443b));
        pen.fillRect(317, 0, 6, 120);
        pen.setColor(new Color(0x6f8b86));
        pen.fillArc(210, 110, 220, 220, 0, 180);
        pen.setColor(new Color(0xf4e3b5));
        pen.fillOval(230, 212, 180, 20);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
