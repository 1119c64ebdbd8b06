// SPDX-License-Identifier: Apache-2.0
/** A mail server that delivers nothing, with a page to read what it caught, and the module that starts it. */
@NullMarked
package io.switchboard.mail.catcher.internal;

import org.jspecify.annotations.NullMarked;
