// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * A page of this module that other modules' pages show in a place they offer, loaded as a view of
 * its own. The place decides the parameters; {@code conversation.context} passes
 * {@code conversation}, {@code customer.chat} passes {@code customer}.
 */
@Capability(namespace = "switchboard.panel")
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Panel {

    @Attribute
    String place();

    @Attribute
    String page();

    @Attribute
    String title();

    /** Smaller stands higher. */
    @Attribute
    int order();
}
