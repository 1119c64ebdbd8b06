// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a prototype-scoped component that the module's pages reach as {@code #{name.…}}. The bean
 * lives as long as its scope and is created from the generation that rendered the page.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PageBean {
    String PREFIX_ = "switchboard.bean.";

    String name();

    /** {@code view} (the default) or {@code request}. */
    String scope() default "view";
}
