// SPDX-License-Identifier: Apache-2.0
/** Holds the simulator to the contract that Meta publishes. */
@NullMarked
package io.switchboard.whatsapp.simulator.internal.contract;

import org.jspecify.annotations.NullMarked;
