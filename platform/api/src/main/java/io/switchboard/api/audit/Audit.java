// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.audit;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Records that something was changed, in the transaction that changes it: both are stored or neither.
 * Bundle-scoped.
 *
 * <p>Who did it, for whom, from where and in which request is known to the platform; a module says only
 * what. In an event handler or a job the platform did it, on behalf of whoever caused the event or the
 * job, where that is known.
 *
 * <p>Record each act of a person, an API key, an event handler or a job that changes what the
 * organization has: one act, one entry. What the world outside tells is no act and is not recorded one by
 * one: incoming messages, receipts and reports of providers come by the thousand, and their own rows say
 * all about them. So there is no audit in a {@code GroupCommit.Writer}.
 *
 * <p>The log outlives what it tells of and is exported. Give names of fields and short values: never the
 * body of a message, never a password, token or key. Of a secret say only that it was changed.
 */
@ProviderType
public interface Audit {

    /** Longer texts are cut to this length. */
    int LONGEST_TEXT = 200;

    /**
     * Records an act in the running transaction.
     *
     * @param action {@code area.verb} in the past tense, such as {@code customer.renamed}; it is shown in words
     * @param entityType what kind of thing it was done to, such as {@code customer}
     * @param entityId which one
     * @param changes what is different now
     * @throws IllegalStateException without a transaction, or without a caller
     * @throws IllegalArgumentException when the action is no {@code area.verb}
     */
    void record(String action, String entityType, String entityId, Changes changes);
}
