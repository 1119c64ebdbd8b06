// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.foundation.SignIn.Registration;
import java.util.ArrayList;
import java.util.List;

/** What a registration must be like; all faults are told at once. */
final class RegistrationRules {

    private RegistrationRules() {}

    /** The registration without surrounding space. */
    static Registration checked(Registration given) {
        Registration trimmed = new Registration(
                given.organizationName().strip(),
                given.name().strip(),
                PersonRules.email(given.email()),
                given.password(),
                given.locale(),
                given.timeZone().strip());
        List<FieldError> errors = new ArrayList<>();
        PersonRules.checkName(errors, "organization.name", trimmed.organizationName(), "Give the organization a name");
        PersonRules.checkName(errors, "name", trimmed.name(), "Give your name");
        PersonRules.checkEmail(errors, trimmed.email());
        PersonRules.checkPassword(errors, trimmed.password(), trimmed.email());
        PersonRules.throwIfAny(errors);
        return trimmed;
    }

    static InvalidInput emailTaken() {
        return new InvalidInput(
                "email", "email.taken", "There is an account with this email already; sign in or use another.");
    }
}
