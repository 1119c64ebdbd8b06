// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.foundation.Identity;
import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.kernel.module.PageAddress;
import io.switchboard.portal.internal.web.Gateway;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries of the command palette that lead to a page: the platform's own and those of the open modules. */
public final class Commands {
    private static final Logger log = LoggerFactory.getLogger(Commands.class);
    private static final Map<String, String> GROUPS = Map.of("go", "Go to", "do", "Do", "create", "Create");

    private final Gateway gateway;

    public Commands(Gateway gateway) {
        this.gateway = gateway;
    }

    /** What this person may do, in order. */
    public List<Entry> of(Identity identity) {
        Stream<Entry> own = OwnPage.of(identity)
                .map(page -> new Entry(page.spoken(), page.words(), page.path(), page.icon(), "Go to", ""));
        return Stream.concat(own, ofModules(identity)).toList();
    }

    private Stream<Entry> ofModules(Identity identity) {
        return identity.organization() == null
                ? Stream.empty()
                : gateway.open(identity.organization()).stream()
                        .flatMap(generation -> entries(generation.descriptor(), identity));
    }

    private static Stream<Entry> entries(ModuleDescriptor module, Identity identity) {
        return module.commands().stream()
                .filter(command -> command.permission().isEmpty() || identity.caller().may(command.permission()))
                .filter(command -> module.isOpenTo(command.page(), identity::may))
                .flatMap(command -> entry(module, command));
    }

    private static Stream<Entry> entry(ModuleDescriptor module, ModuleDescriptor.Command command) {
        try {
            return Stream.of(new Entry(
                    command.title(),
                    module.title(),
                    new PageAddress(module.id(), command.page()).path(),
                    command.icon(),
                    GROUPS.getOrDefault(command.group(), "Do"),
                    command.key()));
        } catch (IllegalArgumentException foreign) {
            log.warn("The command {} of {} leads to no page of its own", command.title(), module.id(), foreign);
            return Stream.empty();
        }
    }

    /**
     * An entry.
     *
     * @param words by which it is found besides its title
     * @param path below the context path
     * @param key empty for none
     */
    public record Entry(String title, String words, String path, String icon, String group, String key) {}
}
