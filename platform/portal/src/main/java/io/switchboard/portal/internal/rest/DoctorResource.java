// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import io.switchboard.api.web.Access;
import io.switchboard.foundation.doctor.Doctor;
import io.switchboard.foundation.doctor.Report;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** What the doctor finds now. */
@Access(Access.OPERATORS)
@Path("operator/doctor")
@Produces("application/json")
public final class DoctorResource {
    private final Doctor doctor;

    public DoctorResource(Doctor doctor) {
        this.doctor = doctor;
    }

    @GET
    public Report examine() {
        return doctor.examine();
    }
}
