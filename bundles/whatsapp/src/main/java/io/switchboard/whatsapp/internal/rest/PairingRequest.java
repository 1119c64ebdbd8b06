// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.rest;

import org.jspecify.annotations.Nullable;

/**
 * How to pair.
 *
 * @param phone the phone's number, to get a code to type beside the one to scan
 */
public record PairingRequest(@Nullable String phone) {}
