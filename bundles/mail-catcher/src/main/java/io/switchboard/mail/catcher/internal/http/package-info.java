// SPDX-License-Identifier: Apache-2.0
/** The page and its API over the JDK's server. */
@NullMarked
package io.switchboard.mail.catcher.internal.http;

import org.jspecify.annotations.NullMarked;
