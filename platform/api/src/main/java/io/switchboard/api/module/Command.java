// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/** An entry of the command palette that opens one of the module's pages, often ready to do something. */
@Capability(namespace = "switchboard.command")
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Repeatable(Commands.class)
public @interface Command {

    /** A verb and what it is done to: {@code New customer}. */
    @Attribute
    String title();

    /** The address within the module, such as {@code customers?new=1}. */
    @Attribute
    String page();

    /** A symbol of the portal's icon sheet, such as {@code plus}. */
    @Attribute
    String icon();

    /** Where it stands in the palette: {@code go}, {@code do} or {@code create}. */
    @Attribute
    String group() default "do";

    /** Who lacks it does not see the entry; everybody does when there is none. */
    @Attribute
    String permission() default "";

    /** Keys that open it from every page, such as {@code c c}. */
    @Attribute
    String key() default "";
}
