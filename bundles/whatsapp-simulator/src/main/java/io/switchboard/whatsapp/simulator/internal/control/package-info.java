// SPDX-License-Identifier: Apache-2.0
/** The side that the phone page and tests call: phones, messages, faults, bursts, the wire. */
@NullMarked
package io.switchboard.whatsapp.simulator.internal.control;

import org.jspecify.annotations.NullMarked;
