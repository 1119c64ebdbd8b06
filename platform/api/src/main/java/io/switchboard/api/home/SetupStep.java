// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.home;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that a new organization does first, on the checklist of its admins. Registered as a service;
 * asked as {@link HomePanel} is. Whether it is done is found out each time, never remembered. Words are
 * plain text, or keys of the module's own texts.
 */
@ConsumerType
public interface SetupStep {
    /** A verb and what it is done to: {@code Connect a channel}. */
    String title();

    /** Why, in a sentence. */
    String text();

    /** The address within the module where it is done. */
    String page();

    /** Who lacks it cannot do the step, and is not told to; empty for every admin. */
    default String permission() {
        return "";
    }

    /** Smaller stands first; the platform's own are at 10, 20, 30 and 90. */
    int order();

    boolean isDone() throws Exception;
}
