// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.Caller;

/** What a member may be allowed to do here. */
public enum Permission {
    READ("conversation.read"),
    REPLY("conversation.reply"),
    ASSIGN("conversation.assign"),
    NOTE("note.write");

    private final String key;

    Permission(String key) {
        this.key = key;
    }

    public boolean heldBy(Caller caller) {
        return caller.may(key);
    }

    public void require(Caller caller) {
        if (!heldBy(caller)) {
            throw new PermissionMissing(key);
        }
    }
}
