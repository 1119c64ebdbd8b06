// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import io.switchboard.whatsapp.simulator.internal.world.CustomerPhone;
import java.util.List;

/** The customers that are there from the start; the last one hides the phone number behind a username. */
final class DemoCustomers {

    private DemoCustomers() {}

    static List<CustomerPhone> all() {
        return List.of(
                CustomerPhone.withNumber("hannah", "Hannah Brandt", "+49 151 2300 4417"),
                CustomerPhone.withNumber("marco", "Marco Ferrari", "+39 347 550 1822"),
                CustomerPhone.withNumber("ana", "Ana Souza", "+55 11 95550 1734"),
                CustomerPhone.withNumber("james", "James Okafor", "+44 7700 900461"),
                new CustomerPhone("noor", "Noor", null, null, "NL.13491208655302741918", "noor.designs", true, true, true, true));
    }
}
