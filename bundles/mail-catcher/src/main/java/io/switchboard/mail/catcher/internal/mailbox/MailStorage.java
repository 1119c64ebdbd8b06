// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import java.io.IOException;
import java.util.List;

/** Where the mails lie as they came. */
interface MailStorage {

    /** The numbers of all mails, in no order. */
    List<Long> numbers() throws IOException;

    byte[] read(long number) throws IOException;

    void write(long number, byte[] content) throws IOException;

    void delete(long number) throws IOException;
}
