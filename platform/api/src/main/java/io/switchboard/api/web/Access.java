// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a REST resource method. Each one says it, itself or its class; the platform asks before it
 * reads the request's body. A module with a method that says nothing is not deployed. Over whose things
 * somebody holds a permission stays with the method, which alone knows what it is about.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Access {
    /** Strangers, too. */
    String EVERYBODY = "everybody";
    /** Everybody who has signed in, the operator too. */
    String SIGNED_IN = "signed-in";
    /** Every member of an organization. */
    String MEMBERS = "members";
    /** The operator alone. */
    String OPERATORS = "operators";

    /** A permission, several of which one is enough, or one of the words above. */
    String[] value();
}
