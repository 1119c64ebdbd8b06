// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.tenancy.Ids;

/** The id of the request on this thread: in its answer, in its problem document and in the log. */
public final class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final ThreadLocal<String> BOUND = new ThreadLocal<>();

    private RequestId() {}

    static String begin() {
        String id = Ids.next().toString();
        BOUND.set(id);
        return id;
    }

    static void end() {
        BOUND.remove();
    }

    /** The id, or {@code none} outside a request. */
    public static String current() {
        String id = BOUND.get();
        return id == null ? "none" : id;
    }
}
