// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.Refusal;
import io.switchboard.crm.internal.domain.Customer;
import java.util.List;
import java.util.Map;

/** Another customer is already recognised by this identity. */
public class IdentityTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    IdentityTaken(String field, Customer holder) {
        super(
                409,
                "crm.identity_taken",
                sentence(holder),
                List.of(new FieldError(field, "crm.identity_taken", sentence(holder))),
                Map.of("customer", holder.id().toString()));
    }

    private static String sentence(Customer holder) {
        return holder.displayName() + " already has this; open that customer instead of adding a second one.";
    }
}
