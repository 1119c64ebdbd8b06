// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.MailLog.Filter;
import io.switchboard.foundation.MailLog.MailId;
import io.switchboard.foundation.MailLog.State;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the address of a page of mails asks for; what cannot be read is left out. */
record MailQuery(String state, String to, String before) {

    static MailQuery read(Function<String, @Nullable String> parameter) {
        Function<String, String> text = name -> {
            @Nullable String given = parameter.apply(name);
            // No address holds what the database could not take.
            return given == null ? "" : given.replace("\0", "").strip();
        };
        return new MailQuery(text.apply("state"), text.apply("to"), text.apply("before"));
    }

    Filter filter() {
        @Nullable State wanted = Stream.of(State.values()).filter(one -> one.key().equals(state)).findFirst().orElse(null);
        return new Filter(wanted, to);
    }

    boolean isFiltered() {
        return !(state + to).isEmpty();
    }

    /** The mail to go on after, or null for the newest. */
    @Nullable MailId mail() {
        try {
            return before.isEmpty() ? null : new MailId(UUID.fromString(before));
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    /** The page with the same wishes, from further back. */
    String older(MailId mail) {
        Map<String, String> all = Map.of("state", state, "to", to, "before", mail.toString());
        return Stream.of("state", "to", "before")
                .filter(name -> !all.get(name).isEmpty())
                .map(name -> name + "=" + URLEncoder.encode(all.get(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
