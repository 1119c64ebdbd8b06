// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Modules;
import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.text.Texts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Permissions in the reader's language: {@code permission_deal_read} of {@code deal.read}, and its heading
 * {@code permissions_deal}, of the portal's texts or of the module's that declares it; else as declared.
 */
public final class PermissionWords {
    private final Modules modules;
    private final ModuleTexts texts;

    public PermissionWords(Modules modules, ModuleTexts texts) {
        this.modules = modules;
        this.texts = texts;
    }

    List<DeclaredPermission> of(Collection<DeclaredPermission> declared) {
        Texts portals = Texts.current();
        Map<String, Optional<Texts>> ofModules = new HashMap<>();
        for (Generation generation : modules.current()) {
            Optional<Texts> own = texts.of(generation, portals.locale());
            generation.descriptor().permissions().forEach(permission -> ofModules.putIfAbsent(permission.name(), own));
        }
        return declared.stream()
                .map(permission -> ofModules.getOrDefault(permission.name(), Optional.of(portals))
                        .map(own -> in(own, permission))
                        .orElse(permission))
                .toList();
    }

    private static DeclaredPermission in(Texts texts, DeclaredPermission permission) {
        String name = permission.name();
        return new DeclaredPermission(
                name,
                text(texts, "permission_" + name.replace('.', '_'), permission.words()),
                text(texts, "permissions_" + name.substring(0, name.indexOf('.')), permission.group()),
                permission.scopes(),
                permission.roles());
    }

    private static String text(Texts texts, String key, String declared) {
        return texts.has(key) ? texts.get(key) : declared;
    }
}
