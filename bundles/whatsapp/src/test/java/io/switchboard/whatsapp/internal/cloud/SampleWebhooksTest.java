// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.domain.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the published samples say, each in one line. */
class SampleWebhooksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private final CloudWebhook webhook = new CloudWebhook(new ObjectMapper());
    private final Target target = new Target(new ChannelId(Ids.next()), List.of());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "meta/text-message | received TEXT 'Does it come in another color?'",
                "meta/text-message-with-context-product-inquiry | received TEXT 'Is this still available?' reply",
                "meta/text-message-from-click-to-whatsapp-ad | received TEXT 'Hello! Can I get more info on this?'",
                "meta/reaction-message | reacted 👍",
                "meta/image-message | received IMAGE 'Taj Mahal' file",
                "meta/location-message | received LOCATION 'Philz Coffee, 101 Forest Ave, Palo Alto, CA 94301 (37.44221496582, -122.16165924072)'",
                "meta/contact-sharing-message | received CONTACT 'Lucía Gómez +1 (983) 555-2319'",
                "meta/unsupported-message | received UNSUPPORTED 'Unsupported message: a kind that WhatsApp does not pass on (Message type is currently not supported.)'",
                "meta/button-message | received INTERACTIVE 'Unsubscribe' reply",
                "meta/interactive-list-reply-message | received INTERACTIVE 'Priority Mail Express\\nNext Day to 2 Days' reply",
                "meta/interactive-button-reply-message | received INTERACTIVE 'Cancel' reply",
                "meta/order-message | received INTERACTIVE '2 × di9ozbzfi4 at 30 USD\\n1 × nqryix03ez at 25 USD'",
                "meta/system-message | received SYSTEM 'User Sheena Nelson changed from 16505551234 to 12195555358'",
                "meta/group-create-message | noted group_lifecycle_update",
                "meta/group-settings-update | noted group_settings_update",
                "meta/group-remove-participants | noted group_participants_update",
                "bindambc/textMessage | received TEXT 'hi everyone!'",
                "bindambc/textMessage2 | received TEXT 'Good afternoon' echo",
                "bindambc/audioMessage | received VOICE '' file",
                "bindambc/buttonMessage | received INTERACTIVE 'SIM' reply",
                "bindambc/contactMessage | received CONTACT 'Person Ok +55 11 11111-1111'",
                "bindambc/documentMessage | received DOCUMENT '' file",
                "bindambc/imageMessage | received IMAGE '' file",
                "bindambc/videoMessage | received VIDEO 'hello world' file",
                "bindambc/stickerMessage | received STICKER '' file",
                "bindambc/locationMessage | received LOCATION '-10.93941311633, -10.606395436721'",
                "bindambc/messageDeleted | received UNSUPPORTED 'Unsupported message: a kind that WhatsApp does not pass on (Message type is currently not supported.)'",
                "bindambc/reactMessage | reacted 👍",
                "bindambc/textMessageStatusSent | progressed SENT",
                "bindambc/textMessageStatusDelivered | progressed DELIVERED",
                "bindambc/textMessageStatusRead | progressed READ, unreadable",
                "bindambc/mediaUploadError | progressed FAILED 131053",
                "bindambc/reEngagementMessageError | progressed FAILED 131047",
                "bindambc/accountBanned | standing DEGRADED account.disable_scheduled",
                "bindambc/accountRestricted | standing DEGRADED account.restricted",
                "bindambc/accountReview | noted account_review_update: decision APPROVED",
                "bindambc/verifiedAccount | noted account_update: VERIFIED_ACCOUNT",
                "bindambc/phoneNumberNameUpdate | noted phone_number_name_update: decision APPROVED, display_phone_number 16505551111, requested_verified_name WhatsApp",
                "bindambc/qualityUpdate | noted phone_number_quality_update: event FLAGGED, current_limit TIER_10K, display_phone_number 16505551111",
                "bindambc/rejectedTemplate | noted message_template_status_update: event REJECTED, message_template_name schedule_confirmation4, reason SCAM",
                "bindambc/templateSchedulingForDisabling | noted message_template_status_update: event FLAGGED, message_template_name My message template",
            })
    void says(String sample, String expected) {
        List<Report> reports = webhook.read(sample(sample), "row", NOW, target);
        assertThat(reports.stream().map(SampleWebhooksTest::line).collect(Collectors.joining(", ")))
                .isEqualTo(expected.replace("\\n", "\n"));
    }

    static byte[] sample(String name) {
        try (InputStream stream = SampleWebhooksTest.class.getResourceAsStream("/samples/" + name + ".json")) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String line(Report report) {
        String kind = report.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        if (report instanceof Report.Received received) {
            return kind + " " + received.message().kind() + " '" + received.message().text() + "'"
                    + (received.message().echo() ? " echo" : "")
                    + (received.message().attachments().isEmpty() ? "" : " file")
                    + (received.message().replyTo() == null ? "" : " reply");
        } else if (report instanceof Report.Progressed moved) {
            return kind + " " + moved.state() + (moved.failureCode() == null ? "" : " " + moved.failureCode());
        } else if (report instanceof Report.Reacted reacted) {
            return kind + " " + reacted.emoji();
        } else if (report instanceof Report.Standing standing) {
            return kind + " " + standing.state() + " " + standing.reasonCode();
        } else if (report instanceof Report.Noted noted) {
            return kind + " " + noted.text();
        }
        return kind;
    }
}
