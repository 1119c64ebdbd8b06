// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.fixture.Story;
import io.switchboard.whatsapp.internal.persistence.JournalRows.Arrival;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class JournalRowsTest {
    private final Story story = new Story();
    private final ChannelId channel = story.channel().id();

    @Test
    void writersWithTheSameBodiesInAnyOrderNeitherBlockEachOtherNorKeepOneTwice() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                Random order = new Random(writer);
                all.add(writers.submit(() -> {
                    for (int group = 0; group < 20; group++) {
                        write(group, order);
                    }
                }));
            }
            for (Future<?> writer : all) {
                writer.get();
            }
        } finally {
            writers.shutdown();
        }
        assertThat(story.journal()).hasSize(20 * 50);
    }

    private void write(int group, Random order) {
        List<Arrival> bodies = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            bodies.add(new Arrival(channel, (group + "/" + i).getBytes(StandardCharsets.UTF_8)));
        }
        Collections.shuffle(bodies, order);
        story.house.sql(connection -> {
            JournalRows.insert(connection, bodies, story.house.clock.instant());
            return true;
        });
    }

    @Test
    void theNextRowsComeFromTheIndexOfUnreadOnes() {
        story.post(channel, "{}");
        List<String> plan = story.house.sql(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local enable_seqscan = off");
                List<String> lines = new ArrayList<>();
                try (var row = statement.executeQuery("explain select id from whatsapp.webhook_journal where channel_id = '"
                        + channel + "' and state = 'new' and id > '00000000-0000-0000-0000-000000000000'"
                        + " order by id limit 200")) {
                    while (row.next()) {
                        lines.add(row.getString(1));
                    }
                }
                return lines;
            }
        });
        assertThat(String.join("\n", plan)).contains("webhook_journal_new").doesNotContain("Sort");
    }
}
