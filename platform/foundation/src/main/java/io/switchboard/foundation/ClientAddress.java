// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

/** Where the request on this thread comes from. The portal binds it for the length of a request. */
public final class ClientAddress {
    private static final ThreadLocal<String> BOUND = new ThreadLocal<>();

    private ClientAddress() {}

    public static Binding bind(String address) {
        return Binding.of(BOUND, address);
    }

    /** The address, or {@code local} outside a request. */
    public static String current() {
        String address = BOUND.get();
        return address == null ? "local" : address;
    }
}
