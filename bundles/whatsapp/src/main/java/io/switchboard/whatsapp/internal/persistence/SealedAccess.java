// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.persistence;

/** The secrets of a channel as they are stored. The version grows with each change of them. */
public record SealedAccess(byte[] accessToken, byte[] appSecret, byte[] verifyToken, int version) {}
