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
 * A page of the module and who may open it. The platform asks at the door, and leaves menu entries, commands and
 * panels of the page away for those who may not. A file that no page is declared for is a part of others and has no
 * address; a module whose menu entry, command or panel leads to such a file is not deployed. Over whose things somebody
 * holds a permission stays with what the page shows.
 */
@Capability(namespace = "switchboard.page")
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Repeatable(Pages.class)
public @interface Page {
    /** Every member of the organization. */
    String MEMBERS = "members";

    /** Its file below {@code META-INF/resources}, without the extension: {@code customers} for {@code /m/crm/customers}. */
    @Attribute
    String name();

    /** A permission, several of which one is enough with spaces between them, or {@link #MEMBERS}. */
    @Attribute
    String permission();
}
