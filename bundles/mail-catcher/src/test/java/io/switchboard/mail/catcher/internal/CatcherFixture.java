// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running mail catcher, somebody who sends and somebody who reads. */
abstract class CatcherFixture {

    MailCatcher catcher;
    Sender sender;
    Client client;

    @BeforeEach
    void start() throws IOException {
        catcher = new MailCatcher(new MailCatcherOptions(0, 0, null), Clock.systemUTC());
        catcher.listen();
        sender = new Sender(catcher.smtpPort());
        client = new Client(catcher.httpPort());
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(10));
    }
}
