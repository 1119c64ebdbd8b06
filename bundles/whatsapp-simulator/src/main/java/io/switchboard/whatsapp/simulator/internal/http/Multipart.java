// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a {@code multipart/form-data} body, held in memory. */
public final class Multipart {

    /** One field; a file has a name and a type. */
    public record Part(@Nullable String filename, @Nullable String contentType, byte[] content) {
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILENAME = Pattern.compile("[; ]filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type: *(.+?)\\s*$");
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private final Map<String, Part> parts;

    private Multipart(Map<String, Part> parts) {
        this.parts = parts;
    }

    /** Empty when the request is not a well-formed form. */
    public static Optional<Multipart> of(Call call) {
        String type = call.header("Content-Type").orElse("");
        Matcher boundary = BOUNDARY.matcher(type);
        if (!type.startsWith("multipart/form-data") || !boundary.find()) {
            return Optional.empty();
        }
        byte[] body = call.body();
        byte[] delimiter = ("\r\n--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        Map<String, Part> parts = new HashMap<>();
        // The first delimiter stands at the very start, without a line before it.
        int from = delimiter.length;
        int next = indexOf(body, delimiter, from);
        while (next >= 0) {
            read(Arrays.copyOfRange(body, from, next), parts);
            from = next + delimiter.length + 2;
            next = indexOf(body, delimiter, from);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Multipart(parts));
    }

    public Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    private static void read(byte[] part, Map<String, Part> parts) {
        int end = indexOf(part, BLANK_LINE, 0);
        if (end < 0) {
            return;
        }
        String head = new String(part, 0, end, StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(head);
        if (name.find()) {
            byte[] content = Arrays.copyOfRange(part, end + BLANK_LINE.length, part.length);
            parts.put(name.group(1), new Part(group(FILENAME, head), group(TYPE, head), content));
        }
    }

    private static @Nullable String group(Pattern pattern, String head) {
        Matcher matcher = pattern.matcher(head);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static int indexOf(byte[] in, byte[] what, int from) {
        for (int i = from; i <= in.length - what.length; i++) {
            if (in[i] == what[0] && Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}
