// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import io.switchboard.api.module.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a mail catcher is set up.
 *
 * @param smtpPort 0 takes any free one
 * @param httpPort 0 takes any free one
 * @param directory where mails outlive an update; null keeps them in memory
 */
record MailCatcherOptions(int smtpPort, int httpPort, @Nullable Path directory) {

    private static final int USUAL_SMTP_PORT = 9025;
    private static final int USUAL_HTTP_PORT = 9026;
    private static final int HIGHEST_PORT = 65_535;

    static MailCatcherOptions from(Settings settings) {
        return new MailCatcherOptions(
                port(settings, "smtp-port", USUAL_SMTP_PORT),
                port(settings, "http-port", USUAL_HTTP_PORT),
                settings.get("directory").map(Path::of).orElse(null));
    }

    private static int port(Settings settings, String key, int otherwise) {
        String text = settings.get(key).orElse(Integer.toString(otherwise));
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new IllegalArgumentException("The setting " + key + " of the mail catcher must be a port from 1 to 65535, not " + text + ".");
    }
}
