// SPDX-License-Identifier: Apache-2.0
/** Channels and their journal over REST. */
@NullMarked
package io.switchboard.whatsapp.internal.rest;

import org.jspecify.annotations.NullMarked;
