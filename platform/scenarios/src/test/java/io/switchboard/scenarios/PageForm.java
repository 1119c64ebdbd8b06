// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A form of a page that somebody has open; its calls are sent as the page's script would send them. */
final class PageForm {
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<(?:input|textarea)[^>]*name=\"([^\"]+)\"[^>]*>");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern UNTYPED = Pattern.compile("type=\"(?:hidden|submit|button|checkbox|radio|file)\"");
    private static final Pattern BUTTON = Pattern.compile("<button[^>]*type=\"submit\"[^>]*name=\"([^\"]+)\"|<button[^>]*name=\"([^\"]+)\"[^>]*type=\"submit\"|<input[^>]*type=\"submit\"[^>]*name=\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
    private static final Pattern STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

    private final PageVisit visit;
    private final String page;
    private final String id;
    private final String action;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> typed = new ArrayList<>();
    private String button = "";

    PageForm(PageVisit visit, String page, String id) {
        this.visit = visit;
        this.page = page;
        this.id = id;
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            if (form.group(1).equals(id)) {
                action = find(ACTION, form.group()).replace("&amp;", "&");
                Matcher input = INPUT.matcher(form.group(2));
                while (input.find()) {
                    Matcher value = VALUE.matcher(input.group());
                    if (!UNTYPED.matcher(input.group()).find()) {
                        typed.add(input.group(1));
                    }
                    fields.put(input.group(1), value.find() ? value.group(1).replace("&amp;", "&") : "");
                }
                fields.put("jakarta.faces.ViewState", find(STATE, page));
                Matcher submit = BUTTON.matcher(form.group(2));
                if (submit.find()) {
                    button = Stream.of(submit.group(1), submit.group(2), submit.group(3)).filter(Objects::nonNull).findFirst().orElseThrow();
                }
                return;
            }
        }
        throw new AssertionError("The page has no form " + id + ": " + page);
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("Nothing matches " + pattern + " in " + text);
        }
        return found.group(1);
    }

    /** The address that the form is sent to. */
    String action() {
        return action;
    }

    /** The ids of the forms of a page that Faces would read. */
    static List<String> ids(String page) {
        return FORM.matcher(page).results().filter(form -> form.group(2).contains("jakarta.faces.ViewState")).map(form -> form.group(1)).toList();
    }

    /** The names of the fields that somebody types into. */
    List<String> typed() {
        return List.copyOf(typed);
    }

    /** The name of the button that sends it, or nothing. */
    String button() {
        return button;
    }

    HttpResponse<String> call(String source, Map<String, String> changed) {
        return call(action, source, changed);
    }

    /** The component that a function of the page's script calls. */
    String calledBy(String function) {
        return find(Pattern.compile("var " + function + " ?=.*?myfaces\\.ab\\('([^']+)'"), page);
    }

    /** The same form as another browser would send it. */
    PageForm sentBy(PageVisit other) {
        return new PageForm(other, page, id);
    }

    /** The same form of somebody who has the page's fields, but not the state that the server wrote into it. */
    PageForm withoutState() {
        PageForm forged = new PageForm(visit, page, id);
        forged.fields.remove("jakarta.faces.ViewState");
        return forged;
    }

    /** Sends the form by ajax from one of its components, with some fields changed on the way. */
    HttpResponse<String> call(String address, String source, Map<String, String> changed) {
        Map<String, String> sent = new LinkedHashMap<>(fields);
        sent.putAll(changed);
        sent.put(id, id);
        sent.put("jakarta.faces.source", source);
        sent.put("jakarta.faces.behavior.event", "action");
        sent.put("jakarta.faces.partial.event", "action");
        sent.put("jakarta.faces.partial.execute", "@all");
        sent.put("jakarta.faces.partial.render", "@all");
        sent.put("jakarta.faces.partial.ajax", "true");
        sent.put(source, source);
        return visit.post(address, sent);
    }
}
