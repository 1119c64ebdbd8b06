// SPDX-License-Identifier: Apache-2.0
/** Use cases: connect a number, keep what the provider tells, drain it into the inbox, fetch media. */
@NullMarked
package io.switchboard.whatsapp.internal.application;

import org.jspecify.annotations.NullMarked;
