// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The module is well when its parts are bound: it keeps nothing outside the database. */
@Component(property = {"hc.name=CRM", "hc.tags=crm"})
public class CrmHealth implements HealthCheck {

    @Activate
    public CrmHealth(@Reference CustomerBook customers) {
        // the reference is the check
    }

    @Override
    public Result execute() {
        return new Result(Result.Status.OK, "Customers are recognised and listed.");
    }
}
