// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import io.switchboard.api.file.FileId;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.secret.MessageCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** Addresses of files that are good for one person in one organization and for five minutes. */
public final class FileAddresses {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final MessageCode code;
    private final Clock clock;

    public FileAddresses(MessageCode code, Clock clock) {
        this.code = code;
        this.clock = clock;
    }

    String of(OrganizationId organization, UserId user, FileId file) {
        long until = clock.instant().plus(GOOD_FOR).getEpochSecond();
        return "/files/" + file + "?until=" + until + "&code=" + code(organization, user, file, until);
    }

    /** Whether this address was given to this person, and is still good. */
    boolean isGood(OrganizationId organization, UserId user, FileId file, String until, String shown) {
        long end;
        try {
            end = Long.parseLong(until);
        } catch (NumberFormatException notATime) {
            return false;
        }
        boolean isGiven = MessageDigest.isEqual(
                bytes(code(organization, user, file, end)), bytes(shown));
        return isGiven && clock.instant().getEpochSecond() < end;
    }

    private String code(OrganizationId organization, UserId user, FileId file, long until) {
        byte[] made = code.of(bytes(organization + " " + user + " " + file + " " + until));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
