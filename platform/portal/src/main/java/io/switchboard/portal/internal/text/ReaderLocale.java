// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.text;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.function.Function;

/** The language to speak to whoever asks: of the person who is signed in, or what a stranger's browser prefers. */
public final class ReaderLocale {
    private final Function<Identity, Locale> persons;

    public ReaderLocale(Function<Identity, Locale> persons) {
        this.persons = persons;
    }

    public Locale of(HttpServletRequest request) {
        return CurrentIdentity.find()
                .map(persons)
                .orElseGet(() -> Languages.preferred(Collections.list(request.getLocales()).stream()));
    }
}
