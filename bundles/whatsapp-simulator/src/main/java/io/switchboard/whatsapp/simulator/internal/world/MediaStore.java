// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files of both directions, in memory; the oldest go when the store is full. */
public final class MediaStore {

    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Map<String, Media> files = new LinkedHashMap<>();
    private long bytes;

    public synchronized Media put(String phoneNumberId, String mimeType, @Nullable String filename, byte[] content) {
        Media media = new Media(Ids.object(), phoneNumberId, mimeType, filename, content);
        files.put(media.id(), media);
        bytes += content.length;
        Iterator<Media> oldest = files.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext() && files.size() > 1) {
            bytes -= oldest.next().content().length;
            oldest.remove();
        }
        return media;
    }

    public synchronized Optional<Media> get(String id) {
        return Optional.ofNullable(files.get(id));
    }

    public synchronized boolean remove(String id) {
        Media removed = files.remove(id);
        bytes -= removed == null ? 0 : removed.content().length;
        return removed != null;
    }
}
