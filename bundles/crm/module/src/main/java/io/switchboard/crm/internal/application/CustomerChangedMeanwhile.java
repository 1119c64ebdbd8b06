// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.problem.Refusal;

/** Somebody else changed the customer since it was read. */
public class CustomerChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    CustomerChangedMeanwhile() {
        super(412, "crm.customer_changed", "Somebody changed this customer meanwhile; reload it and try again.");
    }
}
