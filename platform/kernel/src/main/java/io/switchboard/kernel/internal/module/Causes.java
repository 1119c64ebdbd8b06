// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.lang.reflect.InvocationTargetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a failure that tells an operator something: the innermost cause, without packages and stack. */
final class Causes {
    private static final int LONGEST = 200;
    private static final Pattern THROWN = Pattern.compile("(?m)^(?:Caused by: )?((?:\\w+\\.)+[\\w$]+)(?:: (.*))?$");

    private Causes() {}

    static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return text(cause.getClass().getName(), cause.getMessage() == null ? "" : cause.getMessage());
    }

    /** As {@link #of} for a printed stack trace. */
    static String ofTrace(String trace) {
        Matcher thrown = THROWN.matcher(trace.replace("\r", ""));
        String last = trace.lines().findFirst().orElse("unknown");
        while (thrown.find()) {
            if (!thrown.group(1).equals(InvocationTargetException.class.getName())) {
                last = text(thrown.group(1), thrown.group(2) == null ? "" : thrown.group(2));
            }
        }
        return last;
    }

    private static String text(String type, String message) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        String line = message.lines().findFirst().orElse("").strip();
        String whole = line.isEmpty() ? name : name + " \"" + line + "\"";
        return whole.length() > LONGEST ? whole.substring(0, LONGEST) + "…" : whole;
    }
}
