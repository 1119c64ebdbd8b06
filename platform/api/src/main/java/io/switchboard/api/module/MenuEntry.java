// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/** A menu entry of the portal that opens one of the module's pages. */
@Capability(namespace = "switchboard.menu")
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Repeatable(MenuEntries.class)
public @interface MenuEntry {

    @Attribute
    String title();

    /** The page without its extension: {@code customers} for {@code /m/crm/customers}. */
    @Attribute
    String page();

    /** A symbol of the portal's icon sheet, such as {@code users}. */
    @Attribute
    String icon();

    /** Smaller stands higher. */
    @Attribute
    int order();

    /** Whether those who work rather than oversee begin their day here; the highest one of all modules counts. */
    @Attribute
    boolean start() default false;
}
