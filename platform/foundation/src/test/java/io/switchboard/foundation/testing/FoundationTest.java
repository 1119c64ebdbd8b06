// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives the test a {@link RunningFoundation}, one for all classes of the JVM, and its {@link CountedDatabase}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FoundationExtension.class)
public @interface FoundationTest {}
