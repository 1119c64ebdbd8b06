// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What fills a mail, unreadable to whoever has the database alone; opens only in its own row. */
final class SealedWords {
    private final ObjectMapper json = new ObjectMapper();
    private final Aead key;

    /** The part of a mail that may be secret. */
    record Words(@Nullable String link, List<String> arguments, List<String> terms) {}

    SealedWords(Aead key) {
        this.key = key;
    }

    byte[] seal(UUID mail, Words words) {
        try {
            return key.encrypt(json.writeValueAsBytes(words), binding(mail));
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException("The words of a mail cannot be sealed", e);
        }
    }

    Words open(UUID mail, byte[] sealed) throws UnreadableMail {
        try {
            return json.readValue(key.decrypt(sealed, binding(mail)), Words.class);
        } catch (IOException | GeneralSecurityException e) {
            throw new UnreadableMail(e);
        }
    }

    private static byte[] binding(UUID mail) {
        return ("mail\n" + mail).getBytes(StandardCharsets.UTF_8);
    }

    /** The key is another one than that it was sealed with. */
    static final class UnreadableMail extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableMail(Throwable cause) {
            super("It was written under another switchboard.security.master-key", cause);
        }
    }
}
