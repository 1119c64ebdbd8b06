// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form of a page that somebody has open; its calls are sent as the page's script would send them. */
final class PageForm {
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<(?:input|textarea)[^>]*name=\"([^\"]+)\"[^>]*>");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
    private static final Pattern STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

    private final PageVisit visit;
    private final String page;
    private final String id;
    private final String action;
    private final Map<String, String> fields = new LinkedHashMap<>();

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
                    fields.put(input.group(1), value.find() ? value.group(1).replace("&amp;", "&") : "");
                }
                fields.put("jakarta.faces.ViewState", find(STATE, page));
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
