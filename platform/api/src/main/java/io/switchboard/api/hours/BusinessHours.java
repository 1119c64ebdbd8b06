// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.hours;

import org.osgi.annotation.versioning.ProviderType;

/** Tells a module when the current organization works. Safe to call from any thread with a tenant. */
@ProviderType
public interface BusinessHours {

    /** As they are set now; round the clock for an organization that has set none. */
    OpeningHours current();
}
