// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.web;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers {@code /hooks/{module}/{key}}. The platform has found the organization by the key (see
 * {@link WebhookRoutes}) and bound it; the request itself is not authenticated: check the
 * provider's signature on the raw body first.
 */
@ConsumerType
@FunctionalInterface
public interface Webhook {
    WebhookResponse handle(WebhookRequest request) throws Exception;
}
