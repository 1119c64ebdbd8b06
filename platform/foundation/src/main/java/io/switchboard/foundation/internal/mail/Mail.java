// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.api.tenancy.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person.
 *
 * @param organization on whose behalf; null when it concerns the person's account alone
 * @param link where its button leads, or null
 * @param arguments what its sentences are filled with, in the order that the template numbers them
 */
public record Mail(
        Template template,
        @Nullable OrganizationId organization,
        String to,
        String language,
        @Nullable String link,
        List<String> arguments) {

    public Mail {
        arguments = List.copyOf(arguments);
    }

    /** The mails that there are; their words are in {@code mails_<language>.properties}. */
    public enum Template {
        VERIFY_EMAIL("verify-email"),
        RESET_PASSWORD("reset-password"),
        PASSWORD_CHANGED("password-changed"),
        SIGN_IN_ENDED("sign-in-ended"),
        INVITATION("invitation");

        private final String key;

        Template(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }

        static Template of(String key) {
            for (Template template : values()) {
                if (template.key.equals(key)) {
                    return template;
                }
            }
            throw new IllegalArgumentException("There is no mail " + key);
        }
    }
}
