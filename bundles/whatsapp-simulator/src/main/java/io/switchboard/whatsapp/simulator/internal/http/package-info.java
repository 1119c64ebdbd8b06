// SPDX-License-Identifier: Apache-2.0
/** A small HTTP layer over the JDK's server: routes, replies, static files, event streams. */
@NullMarked
package io.switchboard.whatsapp.simulator.internal.http;

import org.jspecify.annotations.NullMarked;
