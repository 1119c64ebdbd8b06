// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** The name of the jobs that a {@link JobHandler} component runs; unique within its module, and none that begins with {@code switchboard:}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface JobName {
    String PREFIX_ = "switchboard.job.";

    String name();
}
