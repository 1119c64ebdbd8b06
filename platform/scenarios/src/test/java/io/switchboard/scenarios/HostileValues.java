// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.util.LinkedHashMap;
import java.util.Map;

/** What people paste by mistake and what others type on purpose, each under a name. */
final class HostileValues {
    /** What a script would leave in a page that shows text as markup. */
    static final String SCRIPT = "<script>alert(1)</script>";

    private HostileValues() {}

    /** Texts that may stand in a text field. */
    static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("nothing", "");
        texts.put("blanks", "   \t ");
        texts.put("a long line", "x".repeat(20_000));
        texts.put("a nul", "a\u0000b");
        texts.put("control characters", "a\u0007\u001b[31mb\u0085");
        texts.put("lines", "first\r\nSet-Cookie: a=b\r\n\r\nsecond");
        texts.put("right to left", "\u202egnp.exe\u2066");
        texts.put("invisible", "\u200b\u200d\ufeff");
        texts.put("a lone surrogate", "a\ud800b");
        texts.put("piled marks", "z" + "\u0301".repeat(2_000));
        texts.put("emoji", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67".repeat(200));
        texts.put("no character", "\uffff\ufffe");
        texts.put("markup", SCRIPT);
        texts.put("an attribute", "\" onmouseover=\"alert(1)");
        texts.put("sql", "'; drop table foundation.app_user; --");
        texts.put("a template", "${7*7}#{7*7}{{7*7}}");
        texts.put("a path", "../../../../etc/passwd\u0000.png");
        texts.put("a format", "%s%n%x{0}");
        texts.put("a formula", "=cmd|'/c calc'!A1");
        texts.put("an endless number", "9".repeat(400));
        return texts;
    }

    /** JSON that is of the wrong kind for a text. */
    static Map<String, String> notTexts() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("a number", "42");
        values.put("a truth", "true");
        values.put("a list", "[\"a\"]");
        values.put("an object", "{\"a\": 1}");
        values.put("a huge number", "1e400");
        return values;
    }

    /** Bodies that are not the object that is expected. */
    static Map<String, byte[]> bodies() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("no body", new byte[0]);
        bodies.put("half an object", utf8("{\"name\": \"a"));
        bodies.put("a list", utf8("[]"));
        bodies.put("a text", utf8("\"text\""));
        bodies.put("null", utf8("null"));
        bodies.put("an unknown field", utf8("{\"noSuchFieldAnywhere\": 1}"));
        bodies.put("deep lists", utf8("[".repeat(50_000)));
        bodies.put("deep objects", utf8("{\"a\":".repeat(50_000)));
        bodies.put("a long name", utf8("{\"" + "n".repeat(200_000) + "\": 1}"));
        bodies.put("a very long number", utf8("{\"a\": " + "1".repeat(5_000) + "}"));
        bodies.put("not a number", utf8("{\"a\": NaN}"));
        bodies.put("a comment", utf8("/* a */ {}"));
        bodies.put("two objects", utf8("{} {}"));
        bodies.put("xml", utf8("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));
        bodies.put("broken utf-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '(', '"', '}'});
        bodies.put("overlong utf-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'});
        return bodies;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
