// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * Makes a bundle a module: the platform finds it by the capability that this annotation writes into
 * the manifest. Put it on one class or on {@code package-info}.
 */
@Capability(namespace = "switchboard.module")
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Module {

    /** The first segment of the module's addresses: {@code [a-z][a-z0-9-]*}, at most 40 characters. */
    @Attribute
    String id();

    /** The name people read. */
    @Attribute
    String title();

    /** The entitlement key that switches the module; most often its id. */
    @Attribute
    String feature();
}
