// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A page of the platform that a person may go to.
 *
 * @param words by which it is found besides its title
 * @param permission empty for none
 */
record OwnPage(String title, String path, String icon, String words, Audience audience, String permission) {

    /** Whom a page is for. */
    enum Audience {
        EVERYBODY,
        MEMBERS,
        OPERATOR
    }

    /** The title in the reader's language. */
    String spoken() {
        Texts texts = Texts.current();
        String key = "page" + path.replace('/', '_').replace('-', '_');
        return texts.has(key) ? texts.get(key) : title;
    }

    static final List<OwnPage> ALL = List.of(
            members("Home", "/home", "layers", "overview dashboard figures checklist start", ""),
            everybodys("Your account", "/settings/account", "user", "profile name password email"),
            everybodys("Sign-ins", "/settings/sessions", "monitor", "sessions devices sign out everywhere"),
            everybodys("Two-factor sign-in", "/settings/security", "shield", "security second factor code authenticator recovery"),
            members("General", "/settings/organization", "building", "organization company name logo time zone language currency", "org.settings"),
            members("Business hours", "/settings/organization/hours", "clock", "opening hours holidays", "business_hours.manage"),
            members("Data", "/settings/organization/data", "archive", "export close delete organization", "export.org"),
            members("People", "/settings/people", "users", "members users team invite invitations roles seats", ""),
            members("Teams", "/settings/teams", "layers", "groups members", ""),
            members("Roles", "/settings/roles", "user-check", "permissions rights scopes custom", ""),
            members("API keys", "/settings/api-keys", "key", "tokens programs integrations", "api_keys.manage"),
            members("Mail", "/settings/mail", "mail", "emails sent failed log", "org.settings"),
            members("Security policy", "/settings/policy", "lock", "required second factor roles", "security.policy"),
            members("Single sign-on", "/settings/sign-on", "globe", "sso openid connect identity provider oidc", "security.policy"),
            members("Audit log", "/settings/audit", "history", "history changes who did what", "audit.read"),
            operators("Modules", "/operator/modules", "box", "bundles deploy rollback health"),
            operators("Deployments", "/operator/deployments", "route", "versions updates"),
            operators("Organizations", "/operator/organizations", "users", "tenants plans grants"),
            operators("Trouble", "/operator/trouble", "alert", "dead letters failed jobs"),
            operators("Mail", "/operator/mail", "mail", "emails sent failed log relay test"),
            operators("Doctor", "/operator/doctor", "pulse", "checks health database migrations storage keys"));

    private static OwnPage everybodys(String title, String path, String icon, String words) {
        return new OwnPage(title, path, icon, words, Audience.EVERYBODY, "");
    }

    private static OwnPage members(String title, String path, String icon, String words, String permission) {
        return new OwnPage(title, path, icon, words, Audience.MEMBERS, permission);
    }

    private static OwnPage operators(String title, String path, String icon, String words) {
        return new OwnPage(title, path, icon, words, Audience.OPERATOR, "");
    }

    static Stream<OwnPage> of(Identity identity) {
        return ALL.stream().filter(page -> page.isFor(identity));
    }

    private boolean isFor(Identity identity) {
        return switch (audience) {
            case EVERYBODY -> true;
            case OPERATOR -> identity.isOperator();
            case MEMBERS -> identity.organization() != null
                    && (permission.isEmpty() || identity.caller().may(permission));
        };
    }

    /** Whether each word is the beginning of one of its own, in the reader's language or in English. */
    boolean matches(String text) {
        List<String> own = words(spoken() + " " + title + " " + words).toList();
        return words(text).allMatch(word -> own.stream().anyMatch(known -> known.startsWith(word)));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty());
    }

    String kind() {
        return Texts.current().get(audience == Audience.OPERATOR ? "rail_operator" : "common_settings");
    }
}
