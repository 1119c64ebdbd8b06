// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.foundation.internal.secret.Seal;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What fills a mail, unreadable to whoever has the database alone; opens only in its own row. */
final class SealedWords {
    private final ObjectMapper json = new ObjectMapper();
    private final Seal seal;

    /** The part of a mail that may be secret. */
    record Words(@Nullable String link, List<String> arguments, List<String> terms) {}

    SealedWords(Seal seal) {
        this.seal = seal;
    }

    byte[] seal(UUID mail, Words words) {
        try {
            return seal.close(json.writeValueAsBytes(words), place(mail));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The words of a mail are not data", e);
        }
    }

    Words open(UUID mail, byte[] sealed) throws UnreadableMail {
        try {
            return json.readValue(seal.open(sealed, place(mail)), Words.class);
        } catch (IOException | GeneralSecurityException e) {
            throw new UnreadableMail(e);
        }
    }

    private static String place(UUID mail) {
        return "mail\n" + mail;
    }

    /** The key is another one than that it was sealed with. */
    static final class UnreadableMail extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableMail(Throwable cause) {
            super("It was written under another switchboard.security.master-key", cause);
        }
    }
}
