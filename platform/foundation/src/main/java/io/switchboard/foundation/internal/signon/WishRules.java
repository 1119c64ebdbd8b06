// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import io.switchboard.api.problem.FieldError;
import io.switchboard.foundation.SignOnSettings.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be set of a provider. */
final class WishRules {
    private static final int MOST_DOMAINS = 20;
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_SECRET = 1_000;
    private static final int LONGEST_ISSUER = 500;
    private static final Pattern DOMAIN = Pattern.compile("(?=.{1,253}$)[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+");
    /** Whoever comes without an invitation has nobody who answers for them: never more than this. */
    private static final Set<String> NEWCOMERS = Set.of("", "agent", "viewer");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private WishRules() {}

    /** Without what only typing brings along. */
    static Wish plain(Wish given) {
        String secret = given.clientSecret();
        return new Wish(
                given.issuer().strip(),
                given.clientId().strip(),
                secret == null ? null : secret.strip(),
                given.domains().stream()
                        .map(domain -> domain.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", ""))
                        .filter(domain -> !domain.isEmpty())
                        .distinct()
                        .toList(),
                given.newcomerRole().strip(),
                given.isOn(),
                given.isRequired(),
                given.isSecondFactorTrusted());
    }

    static List<FieldError> errors(Wish wish, boolean hasSecret) {
        List<FieldError> errors = new ArrayList<>();
        text(errors, "issuer", wish.issuer(), LONGEST_ISSUER, "Give the address of your provider.");
        text(errors, "clientId", wish.clientId(), LONGEST_ID, "Give the client id that your provider has given you.");
        String secret = wish.clientSecret() == null ? "" : wish.clientSecret();
        if (!secret.isEmpty() || !hasSecret) {
            text(errors, "clientSecret", secret, LONGEST_SECRET, "Give the client secret that your provider has given you.");
        }
        if (wish.domains().size() > MOST_DOMAINS || !wish.domains().stream().allMatch(domain -> DOMAIN.matcher(domain).matches())) {
            errors.add(new FieldError(
                    "domains", "sign_on.domains", "Give at most " + MOST_DOMAINS + " domains such as acme.example."));
        }
        if (!NEWCOMERS.contains(wish.newcomerRole())) {
            errors.add(new FieldError("newcomerRole", "sign_on.newcomer_role", "Newcomers become agents or viewers, or need an invitation."));
        } else if (!wish.newcomerRole().isEmpty() && wish.domains().isEmpty()) {
            errors.add(new FieldError("domains", "sign_on.domains_needed", "Say which domains newcomers may come from."));
        }
        if (wish.isRequired() && !wish.isOn()) {
            errors.add(new FieldError("required", "sign_on.off", "Switch single sign-on on to ask it of everybody."));
        }
        return errors;
    }

    private static void text(List<FieldError> errors, String field, String value, int longest, String sentence) {
        if (value.isEmpty()) {
            errors.add(new FieldError(field, "required", sentence));
        } else if (value.length() > longest || CONTROL.matcher(value).find()) {
            errors.add(new FieldError(field, "invalid", "Use at most " + longest + " plain characters."));
        }
    }
}
