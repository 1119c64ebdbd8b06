// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import io.switchboard.foundation.AuditLog.Entry;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that a filter shows, fetched page by page while it is read: a slow reader holds no connection. */
final class ExportedEntries implements Iterator<Entry> {
    private final Function<@Nullable Long, List<Entry>> pageBefore;
    private Iterator<Entry> page = Collections.emptyIterator();
    private @Nullable Long last;
    private boolean ended;

    /** @param pageBefore gives the entries before a number, none when there are no more */
    ExportedEntries(Function<@Nullable Long, List<Entry>> pageBefore) {
        this.pageBefore = pageBefore;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !ended) {
            List<Entry> entries = pageBefore.apply(last);
            ended = entries.isEmpty();
            page = entries.iterator();
        }
        return page.hasNext();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Entry entry = page.next();
        last = entry.number();
        return entry;
    }
}
