// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** The event types that an {@link EventHandler} component wants. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EventTypes {
    String PREFIX_ = "switchboard.event.";

    String[] types();
}
