// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

/** One customer's chat with one business number. */
public record ChatKey(String phoneNumberId, String phoneId) {
    @Override
    public String toString() {
        return phoneNumberId + "/" + phoneId;
    }
}
