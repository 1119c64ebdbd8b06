// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.secret.MessageCode;
import io.switchboard.foundation.internal.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ten codes for the day on which the phone is lost, each good once. */
final class RecoveryCodes {
    static final int COUNT = 10;

    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final int LONGEST_TYPED = 40;
    /** Nothing that reads like something else. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MessageCode code;
    private final Clock clock;

    RecoveryCodes(MessageCode code, Clock clock) {
        this.code = code;
        this.clock = clock;
    }

    /** New ones; those from before are worth nothing any more. */
    List<String> renew(Connection connection, UserId user) throws SQLException {
        Sql.update(connection, "delete from foundation.recovery_code where user_id = ?", user.value());
        List<String> codes = Stream.generate(RecoveryCodes::next).distinct().limit(COUNT).toList();
        for (String each : codes) {
            Sql.update(
                    connection,
                    "insert into foundation.recovery_code (user_id, code_hash) values (?, ?)",
                    user.value(),
                    hash(user, each));
        }
        return codes;
    }

    /** @return whether it was one of theirs, not used before */
    boolean use(Connection connection, UserId user, String typed) throws SQLException {
        return typed.length() <= LONGEST_TYPED
                && Sql.update(
                                connection,
                                """
                                update foundation.recovery_code set used_at = ?
                                where user_id = ? and code_hash = ? and used_at is null
                                """,
                                clock.instant(),
                                user.value(),
                                hash(user, typed))
                        == 1;
    }

    int left(Connection connection, UserId user) throws SQLException {
        return Sql.first(
                        connection,
                        "select count(*) as n from foundation.recovery_code where user_id = ? and used_at is null",
                        row -> row.getInt("n"),
                        user.value())
                .orElseThrow();
    }

    private byte[] hash(UserId user, String typed) {
        String plain = typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return code.of(bytes(user + "\n"), bytes(plain));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String next() {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            made.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return made.toString();
    }
}
