// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * A permission that the module asks for. Roles hold it from the moment the module runs: the four that
 * every organization has as is said here, an organization's own as somebody there has chosen. A name
 * that the platform or another module has already declared refuses the module.
 */
@Capability(namespace = "switchboard.permission")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Repeatable(Permissions.class)
public @interface Permission {

    /** What is asked for, such as {@code customer.edit}: what it is about, a dot, and the act. */
    @Attribute
    String name();

    /** The act in words that go on after "may": {@code edit customers}. */
    @Attribute
    String words();

    /** The heading that it stands under, such as {@code Customers}. */
    @Attribute
    String group();

    /**
     * Over whose things it can be held, with a space between: of {@code own}, {@code team} and {@code all}.
     * Nothing means that no role of an organization's own can hold it.
     */
    @Attribute
    String scopes() default "all";

    /** The scope that admins hold it with; empty when they do not. {@code owner} is the organization's owner alone. */
    @Attribute
    String admin() default "all";

    /** The scope that managers hold it with; empty when they do not. */
    @Attribute
    String manager() default "";

    /** The scope that agents hold it with; empty when they do not. */
    @Attribute
    String agent() default "";

    /** The scope that viewers hold it with; empty when they do not. */
    @Attribute
    String viewer() default "";
}
