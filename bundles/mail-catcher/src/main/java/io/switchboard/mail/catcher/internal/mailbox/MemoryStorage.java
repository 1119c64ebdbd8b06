// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Mails that end with this generation of the module. */
final class MemoryStorage implements MailStorage {

    private final Map<Long, byte[]> mails = new ConcurrentHashMap<>();

    @Override
    public List<Long> numbers() {
        return List.copyOf(mails.keySet());
    }

    @Override
    public byte[] read(long number) {
        return mails.getOrDefault(number, new byte[0]);
    }

    @Override
    public void write(long number, byte[] content) {
        mails.put(number, content);
    }

    @Override
    public void delete(long number) {
        mails.remove(number);
    }
}
