// SPDX-License-Identifier: Apache-2.0
/** Starts and stops the platform with the web application. */
@NullMarked
package io.switchboard.portal.internal.boot;

import org.jspecify.annotations.NullMarked;
