// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.purge;

import io.switchboard.foundation.internal.notification.StoredNotifications;
import java.time.Duration;

/** What is removed, and how long after which moment. Each moment has an index. */
enum Obsolete {
    SETTLED_MAILS("mail_message", "settled_at", "settled_at is not null", Duration.ofDays(30)),
    /** Used ones go with those that nobody used: none lives longer than three days. */
    EXPIRED_LINKS("account_token", "expires_at", "true", Duration.ZERO),
    EXPIRED_PROOFS("sign_in_proof", "expires_at", "true", Duration.ZERO),
    OLD_CHALLENGES("used_challenge", "expires_at", "true", Duration.ZERO),
    SIGN_ON_ATTEMPTS("sign_on_attempt", "expires_at", "true", Duration.ZERO),
    SIGN_ON_PROOFS("sign_on_proof", "expires_at", "true", Duration.ZERO),
    USED_REFRESH_TOKENS("refresh_token", "used_at", "used_at is not null", Duration.ofDays(30)),
    ENDED_SIGN_INS("sign_in_session", "ended_at", "ended_at is not null and " + Obsolete.NOT_THE_LAST, Duration.ofDays(30)),
    EXPIRED_SIGN_INS("sign_in_session", "expires_at", "ended_at is null and " + Obsolete.NOT_THE_LAST, Duration.ofDays(30)),
    SIGN_IN_FAILURES("sign_in_failure", "last_failed_at", "true", Duration.ofHours(1)),
    OLD_NOTIFICATIONS("notification", "told_at", "true", StoredNotifications.KEPT);

    /** When a member was seen last is read from their last sign-in. */
    private static final String NOT_THE_LAST =
            """
            exists (select from foundation.sign_in_session later where later.user_id = t.user_id
                    and later.organization_id is not distinct from t.organization_id
                    and (later.last_seen_at, later.id) > (t.last_seen_at, t.id))
            """;

    private final String table;
    private final String moment;
    private final String condition;
    private final Duration kept;

    Obsolete(String table, String moment, String condition, Duration kept) {
        this.table = table;
        this.moment = moment;
        this.condition = condition;
        this.kept = kept;
    }

    Duration kept() {
        return kept;
    }

    /** Takes the moment until which it is old, and how many at most; passes over what others hold. */
    String removal() {
        return "delete from foundation." + table + " where ctid = any (array(select t.ctid from foundation." + table
                + " t where t." + moment + " < ? and " + condition + " order by t." + moment
                + " limit ? for update skip locked))";
    }
}
