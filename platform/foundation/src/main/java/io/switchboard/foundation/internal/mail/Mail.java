// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.api.tenancy.OrganizationId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person.
 *
 * @param organization on whose behalf; null when it concerns the person's account alone
 * @param link where its button leads, or null
 * @param arguments what its sentences are filled with, in the order that the template numbers them
 * @param terms keys of words that follow the arguments, in the language of the mail
 */
public record Mail(
        Template template,
        @Nullable OrganizationId organization,
        String to,
        String language,
        @Nullable String link,
        List<String> arguments,
        List<String> terms) {

    public Mail {
        arguments = List.copyOf(arguments);
        terms = List.copyOf(terms);
    }

    public Mail(
            Template template,
            @Nullable OrganizationId organization,
            String to,
            String language,
            @Nullable String link,
            List<String> arguments) {
        this(template, organization, to, language, link, arguments, List.of());
    }

    /** The mails that there are; their words are in {@code mails_<language>.properties}. */
    public enum Template {
        VERIFY_EMAIL("verify-email", Duration.ofDays(3)),
        RESET_PASSWORD("reset-password", Duration.ofMinutes(30)),
        PASSWORD_CHANGED("password-changed", Duration.ofDays(3)),
        SIGN_IN_ENDED("sign-in-ended", Duration.ofDays(3)),
        TWO_FACTOR_ON("two-factor-on", Duration.ofDays(3)),
        TWO_FACTOR_OFF("two-factor-off", Duration.ofDays(3)),
        TWO_FACTOR_RESET("two-factor-reset", Duration.ofDays(3)),
        PASSKEY_ADDED("passkey-added", Duration.ofDays(3)),
        PASSKEY_REMOVED("passkey-removed", Duration.ofDays(3)),
        RECOVERY_CODES_RENEWED("recovery-codes-renewed", Duration.ofDays(3)),
        RECOVERY_CODE_USED("recovery-code-used", Duration.ofDays(3)),
        EXPORT_READY("export-ready", Duration.ofDays(7)),
        EXPORT_FAILED("export-failed", Duration.ofDays(7)),
        ORGANIZATION_PURGED("organization-purged", Duration.ofDays(14)),
        INVITATION("invitation", Duration.ofDays(7)),
        TEST("test", Duration.ofHours(1));

        /** What the person waits for: they may know better than the mails that came back. */
        private static final Set<Template> ASKED_FOR = Set.of(VERIFY_EMAIL, RESET_PASSWORD, TEST);

        private final String key;
        private final Duration worth;

        Template(String key, Duration worth) {
            this.key = key;
            this.worth = worth;
        }

        /** How long it is of use to whoever gets it. */
        Duration worth() {
            return worth;
        }

        boolean isAskedFor() {
            return ASKED_FOR.contains(this);
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
