// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.portal.internal.search.Commands;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code #{palette}}: the commands of whoever is signed in. Safe on pages without an identity. */
@Named("palette")
@RequestScoped
public class Palette {
    @Inject
    private ServletContext context;

    private @Nullable List<Commands.Entry> commands;

    public List<Commands.Entry> getCommands() {
        List<Commands.Entry> known = commands;
        if (known == null) {
            known = CurrentIdentity.find()
                    .map(Wiring.find(context, Commands.class)::of)
                    .orElse(List.of());
            commands = known;
        }
        return known;
    }
}
