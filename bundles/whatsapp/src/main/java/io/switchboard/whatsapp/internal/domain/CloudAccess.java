// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

/** The secrets of a channel, opened. Never written anywhere, never part of an answer. */
public record CloudAccess(String accessToken, String appSecret, String verifyToken) {

    @Override
    public String toString() {
        return "CloudAccess[hidden]";
    }
}
