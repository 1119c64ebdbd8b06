// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser window on the product. */
record Window(Page page, Stage stage) implements AutoCloseable {
    private static final Pattern REVISION = Pattern.compile("[?&]sb-revision=([^&]+)");

    static Window of(Chromium chromium, Stage stage) {
        return new Window(chromium.window(1440, 900, ColorScheme.LIGHT), stage);
    }

    static Window signedIn(Chromium chromium, Stage stage, String email) {
        return of(chromium, stage).signIn(email, Stage.PASSWORD);
    }

    static Window ofOperator(Chromium chromium, Stage stage) {
        return of(chromium, stage)
                .signIn(
                        stage.product().setting("switchboard.security.operator-email"),
                        stage.product().setting("switchboard.security.operator-password"));
    }

    private Window signIn(String email, String password) {
        open("/signin");
        page.getByLabel("Work email").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Sign in").click();
        page.waitForURL(url -> !url.contains("signin"));
        return this;
    }

    /** Opens an address and gives the status of the answer. */
    int open(String path) {
        return page.navigate(stage.url() + path).status();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A button inside a part of the page. */
    Locator button(String part, String name) {
        return page.locator(part)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The revision of the generation that a form of the page sends to. */
    String revision(String form) {
        Matcher revision = REVISION.matcher(page.locator(form).first().getAttribute("action"));
        if (!revision.find()) {
            throw new AssertionError("The form " + form + " names no revision");
        }
        return revision.group(1);
    }

    @Override
    public void close() {
        page.context().close();
    }
}
