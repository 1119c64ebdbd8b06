// SPDX-License-Identifier: Apache-2.0
/** Rules of WhatsApp channels: numbers, pace, errors and what a provider can report. */
@NullMarked
package io.switchboard.whatsapp.internal.domain;

import org.jspecify.annotations.NullMarked;
