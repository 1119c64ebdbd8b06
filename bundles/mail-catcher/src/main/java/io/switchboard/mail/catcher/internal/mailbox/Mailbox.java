// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest mails. What is beyond the limits goes, the oldest first. */
public final class Mailbox {

    public static final int MOST_MAILS = 500;

    /** In memory they must not take the server's heap, whatever is attached to them. */
    public static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final MailStorage storage;
    private final Clock clock;
    private final Deque<Mail> newestFirst = new ArrayDeque<>();
    /** Tells the states of this mailbox apart from those of an earlier or later one. */
    private final String life = UUID.randomUUID().toString();

    private long bytes;
    private long changes;

    /** @param folder null keeps the mails in memory */
    public Mailbox(@Nullable Path folder, Clock clock) {
        this.storage = folder == null ? new MemoryStorage() : new FolderStorage(folder);
        this.clock = clock;
    }

    /** Takes over what was kept. A mail that cannot be read stays where it is and is not shown. */
    public synchronized void load() {
        try {
            List<Long> newest = storage.numbers().stream().sorted().toList();
            for (long number : newest) {
                load(number);
                dropOldest();
            }
        } catch (IOException e) {
            LOG.warn("The mails caught earlier cannot be listed; starting with an empty mailbox", e);
        }
    }

    private void load(long number) {
        try {
            append(Mail.of(number, storage.read(number)));
        } catch (IOException e) {
            LOG.warn("The mail {}.eml cannot be read and is not shown", number, e);
        }
    }

    public synchronized Mail add(byte[] content) throws IOException {
        Mail newest = newestFirst.peekFirst();
        long number = Math.max(clock.millis(), newest == null ? 0 : newest.number() + 1);
        Mail mail = Mail.of(number, content);
        storage.write(number, content);
        append(mail);
        dropOldest();
        return mail;
    }

    public synchronized List<Mail> find(MailQuery query) {
        return newestFirst.stream().filter(query::matches).limit(query.limit()).toList();
    }

    public synchronized Optional<Mail> find(String id) {
        return newestFirst.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    public synchronized byte[] content(Mail mail) throws IOException {
        return storage.read(mail.number());
    }

    public synchronized void clear() throws IOException {
        while (!newestFirst.isEmpty()) {
            drop();
        }
    }

    /** Another one after each change. */
    public synchronized String version() {
        return life + "-" + changes;
    }

    private void append(Mail mail) {
        newestFirst.addFirst(mail);
        bytes += mail.size();
        changes++;
    }

    private void dropOldest() throws IOException {
        while (newestFirst.size() > MOST_MAILS || bytes > MOST_BYTES) {
            drop();
        }
    }

    private void drop() throws IOException {
        Mail oldest = newestFirst.removeLast();
        bytes -= oldest.size();
        changes++;
        storage.delete(oldest.number());
    }
}
