// SPDX-License-Identifier: Apache-2.0
/** What the simulated world is made of: business numbers, customers' phones, chats, media, faults, time and the wire log. */
@NullMarked
package io.switchboard.whatsapp.simulator.internal.world;

import org.jspecify.annotations.NullMarked;
