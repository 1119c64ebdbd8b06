// SPDX-License-Identifier: Apache-2.0
/** A Cloud-API-shaped server of its own, with a customer's phone page, and the module that starts it. */
@NullMarked
package io.switchboard.whatsapp.simulator.internal;

import org.jspecify.annotations.NullMarked;
