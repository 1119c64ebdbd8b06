// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.file.Files;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.Inbox;
import io.switchboard.whatsapp.internal.application.CloudNumbers.Line;
import io.switchboard.whatsapp.internal.cloud.GraphFailure;
import io.switchboard.whatsapp.internal.cloud.MediaHosts;
import io.switchboard.whatsapp.internal.persistence.MediaRows;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Fetches a file that came with a message, and says why when it cannot be had. */
@Component(service = JobHandler.class)
@JobName(name = FetchMedia.NAME)
public final class FetchMedia implements JobHandler {
    public static final String NAME = "fetch-media";
    private static final Duration ASK = Duration.ofSeconds(15);
    private static final Duration DOWNLOAD = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final CloudNumbers numbers;
    private final Files files;
    private final Inbox inbox;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public FetchMedia(
            @Reference Transactions transactions,
            @Reference CloudNumbers numbers,
            @Reference Files files,
            @Reference Inbox inbox,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.numbers = numbers;
        this.files = files;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public void run(JobRun run) throws IOException, GraphFailure {
        MediaTask task = MediaTask.read(json, run.payload());
        ChannelId channel = new ChannelId(task.channel());
        Line line = numbers.line(channel).orElse(null);
        if (line == null) {
            return;
        }
        try {
            settle(channel, task, fetch(line, task), null);
        } catch (GraphFailure failure) {
            numbers.heed(channel, failure);
            boolean hopeless = !failure.retryable() && failure.certainty() == GraphFailure.Certainty.REFUSED;
            if (hopeless || run.attempt() >= ATTEMPTS) {
                settle(channel, task, null, reason(failure));
            } else {
                throw failure;
            }
        } catch (ForeignAddress refused) {
            settle(channel, task, null, refused.getMessage());
        } catch (IOException broken) {
            if (run.attempt() < ATTEMPTS) {
                throw broken;
            }
            settle(channel, task, null, "The file could not be downloaded whole; ask for it to be sent again.");
        }
    }

    private StoredFile fetch(Line line, MediaTask task) throws GraphFailure, IOException {
        JsonNode media = numbers.graph().get(line.account(), path(task.media()), ASK);
        URI address = address(media.path("url").asText(""));
        if (!MediaHosts.allows(address, line.channel().apiBase())) {
            throw new ForeignAddress();
        }
        StoredFile stored;
        try (InputStream content = numbers.graph().download(line.account(), address, DOWNLOAD)) {
            stored = files.store(task.fileName(), content);
        }
        long announced = media.path("file_size").asLong(0);
        if (announced > 0 && announced != stored.size()) {
            throw new IOException("Got " + stored.size() + " bytes of " + announced);
        }
        return stored;
    }

    private void settle(ChannelId channel, MediaTask task, @Nullable StoredFile file, @Nullable String reason) {
        transactions.sql(connection -> {
            MediaRows.settle(connection, channel, task.media(), file == null ? null : file.id(), reason, clock.instant());
            if (file != null) {
                inbox.mediaReady(channel, task.media(), file.id());
            } else {
                inbox.mediaFailed(channel, task.media(), reason == null ? "" : reason);
            }
            return true;
        });
    }

    private static String reason(GraphFailure failure) {
        return failure.status() == 404 || failure.code() == 100
                ? "WhatsApp does not have this file any more; ask for it to be sent again."
                : failure.getMessage();
    }

    private static String path(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static URI address(String text) throws ForeignAddress {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException notAnAddress) {
            throw new ForeignAddress();
        }
    }

    /** The provider named an address that is not its own. */
    private static final class ForeignAddress extends IOException {
        private static final long serialVersionUID = 1L;

        ForeignAddress() {
            super("WhatsApp named an address for this file that is not one of its own; it was not fetched.");
        }
    }
}
