// SPDX-License-Identifier: Apache-2.0
/** Signed webhook calls to the product: their shapes, their order, their retries. */
@NullMarked
package io.switchboard.whatsapp.simulator.internal.webhook;

import org.jspecify.annotations.NullMarked;
