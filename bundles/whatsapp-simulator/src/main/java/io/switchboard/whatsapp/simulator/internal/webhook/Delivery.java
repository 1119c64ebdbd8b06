// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.webhook;

import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;

/**
 * One webhook call to make.
 *
 * @param label what the wire log shows
 * @param copies how many of it are sent at the same moment
 * @param taken run once the product has answered 200
 */
public record Delivery(BusinessNumber number, String label, byte[] body, int copies, Runnable taken) {
    public Delivery twice() {
        return new Delivery(number, label, body, 2, taken);
    }
}
