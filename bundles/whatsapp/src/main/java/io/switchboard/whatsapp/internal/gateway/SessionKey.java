// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.gateway;

/** What opens a session. */
public record SessionKey(String id, String secret) {

    @Override
    public String toString() {
        return "SessionKey[" + id + "]";
    }
}
