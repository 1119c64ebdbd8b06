// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** The web addresses that a mail offers, each once: those of its text, then those of its HTML. */
public final class Links {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");
    private static final Pattern NOT_AT_THE_END = Pattern.compile("[.,;:!?'»]+$");

    private Links() {}

    public static List<String> of(MimeMail mail) {
        Set<String> links = new LinkedHashSet<>();
        Matcher matcher = ADDRESS.matcher(mail.text());
        while (matcher.find()) {
            links.add(trimmed(matcher.group()));
        }
        links.addAll(Jsoup.parse(mail.html()).select("a[href~=^https?://]").eachAttr("href"));
        return List.copyOf(links);
    }

    /** A sentence's end is not the address's; a bracket is only if it was opened there. */
    private static String trimmed(String address) {
        String trimmed = NOT_AT_THE_END.matcher(address).replaceFirst("");
        return trimmed.endsWith(")") && !trimmed.contains("(") ? trimmed(trimmed.substring(0, trimmed.length() - 1)) : trimmed;
    }
}
