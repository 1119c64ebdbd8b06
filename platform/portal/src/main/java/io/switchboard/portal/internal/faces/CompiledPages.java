// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The compiled pages of the application by their address. */
public final class CompiledPages {
    final Map<String, Object> pages = new ConcurrentHashMap<>();
    final Map<String, Object> metadata = new ConcurrentHashMap<>();

    /** Forgets all pages whose address begins so. */
    void evict(String prefix) {
        pages.keySet().removeIf(address -> address.startsWith(prefix));
        metadata.keySet().removeIf(address -> address.startsWith(prefix));
    }
}
