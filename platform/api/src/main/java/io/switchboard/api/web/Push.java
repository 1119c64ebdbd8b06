// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.web;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends a passing signal (typing, viewing, progress) to the organization's signed-in clients.
 * Nothing is stored; facts go through {@code Events} and reach the same clients by themselves.
 */
@ProviderType
public interface Push {

    /**
     * @param type {@code area.signal}
     * @param json the payload as JSON
     */
    void send(String type, String json);
}
