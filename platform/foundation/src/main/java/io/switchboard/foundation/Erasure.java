// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.UserId;

/** Forgetting people who have left: what they did stays, and who they were goes. */
public interface Erasure {
    /** To delete people for good; a weighty thing, so that managers do not hold it. */
    String ERASE = "users.erase";

    /**
     * From now on the organization knows them as a deleted person: no name, no address, no picture, no sign-in.
     * Messages, acts and the audit log stay. An account that belongs to no other organization is forgotten
     * too, and its address is free again. It cannot be taken back, so whoever asks shows once more who they are.
     * Needs {@link #ERASE}.
     *
     * @param otp empty for somebody without a second factor
     * @throws io.switchboard.api.problem.NotFound for somebody who is no member, or is forgotten already
     * @throws io.switchboard.api.problem.Refusal 409 {@code users.still_active}: they are deactivated first, so
     *     that their work is handed over
     * @throws io.switchboard.api.problem.InvalidInput fields {@code password} and {@code otp}
     */
    void erase(Identity actor, UserId user, String password, String otp);
}
