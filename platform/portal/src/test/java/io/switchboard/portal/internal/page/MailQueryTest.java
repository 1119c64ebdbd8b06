// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.MailLog.Filter;
import io.switchboard.foundation.MailLog.MailId;
import io.switchboard.foundation.MailLog.State;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailQueryTest {
    private static final MailId MAIL = new MailId(UUID.fromString("01a20fa6-4177-72f5-90ba-66e753fd1282"));

    @Test
    void theAddressSaysWhichMails() {
        MailQuery query = MailQuery.read(Map.of("state", "failed", "to", " ana@x.example ", "before", MAIL.toString())::get);
        assertThat(query.filter()).isEqualTo(new Filter(State.FAILED, "ana@x.example"));
        assertThat(query.mail()).isEqualTo(MAIL);
        assertThat(query.isFiltered()).isTrue();
        assertThat(query.older(MAIL)).isEqualTo("?state=failed&to=ana%40x.example&before=" + MAIL);
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        MailQuery query = MailQuery.read(Map.of("state", "lost", "to", "a\0b", "before", "no id")::get);
        assertThat(query.filter()).isEqualTo(new Filter(null, "ab"));
        assertThat(query.mail()).isNull();
        assertThat(MailQuery.read(name -> null).isFiltered()).isFalse();
    }
}
