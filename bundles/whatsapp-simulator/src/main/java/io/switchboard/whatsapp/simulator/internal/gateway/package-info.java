// SPDX-License-Identifier: Apache-2.0
/** The pairing gateway: sessions that a business phone links by QR code or by a code to type. */
@NullMarked
package io.switchboard.whatsapp.simulator.internal.gateway;

import org.jspecify.annotations.NullMarked;
