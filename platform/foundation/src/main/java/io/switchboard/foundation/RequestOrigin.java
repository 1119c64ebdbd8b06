// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

/**
 * Where the request on this thread comes from. The portal binds it for the length of a request.
 *
 * @param address the client's network address, or {@code local} outside a request
 * @param device what the client says it is (its {@code User-Agent}), cut to a bearable length
 * @param requestId the id that the answer carries too, or empty outside a request
 */
public record RequestOrigin(String address, String device, String requestId) {
    private static final int LONGEST_DEVICE = 300;
    private static final RequestOrigin LOCAL = new RequestOrigin("local", "", "");
    private static final ThreadLocal<RequestOrigin> BOUND = new ThreadLocal<>();

    public RequestOrigin {
        device = device.length() > LONGEST_DEVICE ? device.substring(0, LONGEST_DEVICE) : device;
    }

    public static Binding bind(RequestOrigin origin) {
        return Binding.of(BOUND, origin);
    }

    public static RequestOrigin current() {
        RequestOrigin bound = BOUND.get();
        return bound == null ? LOCAL : bound;
    }
}
