// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import org.jspecify.annotations.Nullable;

/**
 * In whose name a mail is sent.
 *
 * @param name of the organization, or of the platform
 * @param logo a PNG; nothing where there is none
 */
record Letterhead(String name, byte @Nullable [] logo) {
    static final Letterhead PLATFORM = new Letterhead("Switchboard", null);
}
