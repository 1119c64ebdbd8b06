// SPDX-License-Identifier: Apache-2.0
/** The pairing gateway, asked over HTTP. */
@NullMarked
package io.switchboard.whatsapp.internal.gateway;

import org.jspecify.annotations.NullMarked;
