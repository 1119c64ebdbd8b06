// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.web;

import org.osgi.annotation.versioning.ProviderType;

/** The webhook addresses of a module. Bundle-scoped; takes part in the running transaction. */
@ProviderType
public interface WebhookRoutes {

    /** Opens {@code /hooks/{module}/{key}} for the current organization. */
    void open(String key);

    /** Closes it; later calls get 404. */
    void close(String key);

    /** The public address of a key, as an absolute URL. */
    String address(String key);
}
