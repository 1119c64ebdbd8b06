// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.foundation.internal.secret.MessageCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail is known by outside: its id, and a code that nobody makes without the master key. Only who was sent a mail
 * can say that it came back.
 */
final class MailTags {
    /** Of a tag, in characters. */
    static final int LENGTH = 53;

    private static final int CODE_BYTES = 10;
    private static final Pattern TAG = Pattern.compile("([0-9a-f]{32})-([0-9a-f]{20})");

    private final MessageCode code;

    MailTags(MessageCode code) {
        this.code = code;
    }

    /** Stands in an address, whatever becomes of its case. */
    String of(UUID mail) {
        String id = mail.toString().replace("-", "");
        return id + "-" + HexFormat.of().formatHex(code(id));
    }

    /** The mail whose tag is in there, if it is one of ours. */
    Optional<UUID> find(String text) {
        Matcher found = TAG.matcher(text.toLowerCase(Locale.ROOT));
        while (found.find()) {
            String id = found.group(1);
            if (MessageDigest.isEqual(code(id), HexFormat.of().parseHex(found.group(2)))) {
                return Optional.of(new UUID(Long.parseUnsignedLong(id, 0, 16, 16), Long.parseUnsignedLong(id, 16, 32, 16)));
            }
        }
        return Optional.empty();
    }

    private byte[] code(String id) {
        return Arrays.copyOf(code.of(id.getBytes(StandardCharsets.US_ASCII)), CODE_BYTES);
    }
}
