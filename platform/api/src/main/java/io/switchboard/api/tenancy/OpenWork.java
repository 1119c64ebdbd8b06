// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What members have open in a module, so that nothing stays behind when one of them leaves. Registered
 * as a service; called by the platform with a caller of the organization, outside a transaction.
 */
@ConsumerType
public interface OpenWork {

    /** What the member has open here, by kind; a kind of which there is nothing may be left out. */
    List<Open> of(UserId user);

    /**
     * How much each of these members has open here, of all kinds together; whoever has nothing may be left
     * out. Asked whenever people are listed, so a module that can should answer it by one question.
     */
    default Map<UserId, Integer> counts(Collection<UserId> users) {
        Map<UserId, Integer> counts = new HashMap<>();
        users.forEach(user -> counts.put(user, of(user).stream().mapToInt(Open::count).sum()));
        return counts;
    }

    /**
     * Hands over everything that the member has open here, in the name of the caller. Called once the
     * member has no access any more, perhaps late and perhaps again after a failure: it takes what is
     * still the member's then. Work for a receiver who is gone by then goes to the queue.
     */
    void handOver(UserId user, Handover handover);

    /** The team is no more: what belonged to it belongs to no team from now on. Called as {@link #handOver}. */
    void release(TeamId team);

    /**
     * How much of a kind is open.
     *
     * @param kind names the kind in requests and answers, such as {@code conversation}
     * @param title how people call several of them, in the middle of a sentence: {@code open conversations}
     * @param one how they call one
     */
    record Open(String kind, String title, String one, int count) {}
}
