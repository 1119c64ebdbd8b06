// SPDX-License-Identifier: Apache-2.0
/** The Cloud API: requests out, signed webhooks in. */
@NullMarked
package io.switchboard.whatsapp.internal.cloud;

import org.jspecify.annotations.NullMarked;
