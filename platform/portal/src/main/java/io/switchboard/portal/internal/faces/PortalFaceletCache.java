// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import jakarta.faces.view.facelets.FaceletCache;
import java.io.IOException;
import java.net.URL;
import java.util.Map;

/** Keeps what Faces compiles in {@link CompiledPages}. */
final class PortalFaceletCache<V> extends FaceletCache<V> {
    private final CompiledPages compiled;

    PortalFaceletCache(CompiledPages compiled) {
        this.compiled = compiled;
    }

    @Override
    public V getFacelet(URL address) throws IOException {
        return get(compiled.pages, address, getMemberFactory());
    }

    @Override
    public boolean isFaceletCached(URL address) {
        return compiled.pages.containsKey(address.toString());
    }

    @Override
    public V getViewMetadataFacelet(URL address) throws IOException {
        return get(compiled.metadata, address, getMetadataMemberFactory());
    }

    @Override
    public boolean isViewMetadataFaceletCached(URL address) {
        return compiled.metadata.containsKey(address.toString());
    }

    /** Two threads may compile the same page at once; compiling inside the map would lock others out. */
    @SuppressWarnings("unchecked")
    private static <V> V get(Map<String, Object> cache, URL address, MemberFactory<V> compiler) throws IOException {
        String key = address.toString();
        V known = (V) cache.get(key);
        if (known != null) {
            return known;
        }
        V made = compiler.newInstance(address);
        cache.put(key, made);
        return made;
    }
}
