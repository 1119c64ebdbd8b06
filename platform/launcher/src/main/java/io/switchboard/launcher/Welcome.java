// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.time.Duration;

/** What is said when everything is ready: where to go, and who one may be there. */
final class Welcome {
    private final ProductOptions options;
    private final Product product;

    Welcome(ProductOptions options, Product product) {
        this.options = options;
        this.product = product;
    }

    void sayTo(Progress progress, Duration took) {
        ServerSettings settings = product.settings();
        progress.say("");
        progress.say("Switchboard is ready after " + took.toSeconds() + " s.");
        progress.say("");
        progress.say("  Open      " + settings.publicUrl() + "/");
        if (options.demo()) {
            sayDemo(progress, settings);
        } else {
            boolean given = options.settings().containsKey(ServerSettings.OPERATOR_PASSWORD);
            progress.say("  Operator  " + settings.value(ServerSettings.OPERATOR_EMAIL) + " with the password "
                    + (given ? "that you gave" : "in " + product.dataDirectory().resolve("secrets.properties")));
        }
        progress.say("");
        progress.say("Data is kept in " + product.dataDirectory() + ". Stop with Ctrl-C.");
    }

    private void sayDemo(Progress progress, ServerSettings settings) {
        progress.say("  Phone     " + settings.phoneUrl() + " (the customer's side of WhatsApp)");
        if (options.mailsAreCaught()) {
            progress.say("  Mail      " + settings.mailUrl() + " (the mails to your team)");
        }
        progress.say("");
        progress.say("  Sign in as                  with the password " + settings.value(ServerSettings.DEMO_PASSWORD));
        progress.say("    ana@casalumen.example     Ana Ribeiro, administrator of Casa Lumen");
        progress.say("    bruno@casalumen.example   Bruno Costa, agent");
        progress.say("    lena@casalumen.example    Lena Vogt, agent");
        progress.say("    mia@nordlicht.example     Mia Thomsen, of a second organization, Nordlicht Optik");
        progress.say("  or as the operator          with the password " + settings.value(ServerSettings.OPERATOR_PASSWORD));
        progress.say("    " + settings.value(ServerSettings.OPERATOR_EMAIL));
    }
}
