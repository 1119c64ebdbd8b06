// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.kernel.module.Modules;
import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.text.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Acts of the audit log in the reader's language: {@code act_deal_moved} of {@code deal.moved}, of the portal's texts
 * or of a module's; else the act as it is written.
 */
public final class ActWords {
    private final Modules modules;
    private final ModuleTexts texts;

    public ActWords(Modules modules, ModuleTexts texts) {
        this.modules = modules;
        this.texts = texts;
    }

    String of(String action) {
        String key = "act_" + action.replace('.', '_');
        Texts portals = Texts.current();
        Stream<Texts> ofModules = modules.current().stream()
                .map(generation -> texts.of(generation, portals.locale()))
                .flatMap(Optional::stream);
        return Stream.concat(Stream.of(portals), ofModules)
                .filter(own -> own.has(key))
                .findFirst()
                .map(own -> own.get(key))
                .orElseGet(() -> asWritten(action));
    }

    /** {@code user.role_changed} as it is read: user, role changed. */
    private static String asWritten(String action) {
        String spaced = action.replace('.', ' ').replace('_', ' ');
        return spaced.isEmpty() ? spaced : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
