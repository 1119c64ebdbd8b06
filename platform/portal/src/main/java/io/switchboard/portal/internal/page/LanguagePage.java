// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Languages;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code #{languagePage}}: the language that the portal speaks to a person. */
@Named("languagePage")
@RequestScoped
public class LanguagePage {
    @Inject
    private ServletContext context;

    private @Nullable String language;
    private Languages.@Nullable Choice known;

    public void save() {
        Identity identity = CurrentIdentity.require();
        Wiring.find(context, Languages.class).choose(identity, getLanguage());
        Wiring.find(context, AccountFacts.class).forget(identity.user());
        Redirect.to(Notes.on("/settings/account", Notes.LANGUAGE_CHANGED));
    }

    /** Each under its own name, so that it is found by whoever cannot read the others. */
    public List<Choice> getChoices() {
        Locale organizations = new Languages.Choice(null, now().organizations()).locale();
        Choice none = new Choice("", Texts.current().of("account_language_of_organization", name(organizations)));
        return Stream.concat(
                        Stream.of(none),
                        Languages.SPOKEN.stream().map(spoken -> new Choice(spoken, name(Locale.forLanguageTag(spoken)))))
                .toList();
    }

    private static String name(Locale locale) {
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private Languages.Choice now() {
        Languages.Choice read = known;
        if (read == null) {
            read = Wiring.find(context, Languages.class).of(CurrentIdentity.require());
            known = read;
        }
        return read;
    }

    public String getLanguage() {
        String chosen = language == null ? now().own() : language;
        return chosen == null ? "" : chosen;
    }

    public void setLanguage(String language) {
        this.language = language;
    }
}
