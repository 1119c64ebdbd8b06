// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import static io.switchboard.whatsapp.internal.fixture.Story.message;
import static io.switchboard.whatsapp.internal.fixture.Story.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.conversations.api.InboundMessage;
import io.switchboard.conversations.api.MessageKind;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.whatsapp.internal.domain.ChannelKind;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.domain.Report;
import io.switchboard.whatsapp.internal.fixture.Story;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudWebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private final CloudWebhook webhook = new CloudWebhook(new ObjectMapper());
    private final ChannelId addressed = new ChannelId(Ids.next());

    private List<Report> read(String body, CloudChannel... channels) {
        return webhook.read(body.getBytes(StandardCharsets.UTF_8), "row", NOW, new Target(addressed, List.of(channels)));
    }

    private InboundMessage received(String body) {
        return ((Report.Received) read(body).get(0)).message();
    }

    @Test
    void theContactHasTheIdToAnswerToAndTheNumberThatIsTheirs() {
        InboundMessage message = received(value(
                "messages",
                """
                "contacts":[{"profile":{"name":"João"},"wa_id":"555181234567","user_id":"BR.1349"}],
                "messages":[{"from":"555181234567","id":"a","timestamp":"1763800000","type":"text","text":{"body":"Oi"}}]
                """));
        assertThat(message.contact().displayName()).isEqualTo("João");
        assertThat(message.contact().addresses())
                .containsExactly(
                        new Address("whatsapp", "555181234567"),
                        new Address("phone", "+5551981234567"),
                        new Address("bsuid", "BR.1349"));
        assertThat(message.providerTimestamp()).isEqualTo(Instant.ofEpochSecond(1763800000));
        assertThat(message.channel()).isEqualTo(addressed);
    }

    @Test
    void aContactWithAUserNameMayHaveNoNumber() {
        InboundMessage message = received(value(
                "messages",
                """
                "contacts":[{"profile":{"username":"marta"},"user_id":"US.13491208655302741918",
                  "parent_user_id":"US.ENT.11815799212886844830"}],
                "messages":[{"from_user_id":"US.13491208655302741918","id":"a","timestamp":"1763800000","type":"text",
                  "text":{"body":"Hi"}}]
                """));
        assertThat(message.contact().displayName()).isEqualTo("@marta");
        assertThat(message.contact().addresses())
                .containsExactly(
                        new Address("bsuid", "US.13491208655302741918"),
                        new Address("bsuid-parent", "US.ENT.11815799212886844830"));
    }

    @Test
    void aLinkedIdOrAUserIdWhereANumberStandsIsNoNumber() {
        assertThat(received(Story.text("a", "98765432101234@lid", "Hi")).contact().addresses())
                .containsExactly(new Address("lid", "98765432101234@lid"));
        assertThat(received(Story.text("a", "US.13491208655302741918", "Hi")).contact().addresses())
                .containsExactly(new Address("bsuid", "US.13491208655302741918"));
    }

    @Test
    void anEditCarriesTheNewTextOrCaption() {
        assertThat(read(message(
                        """
                        "from":"351912004318","id":"b","timestamp":"1763800001","type":"edit","edit":{
                          "original_message_id":"a","message":{"type":"text","text":{"body":"Better"}}}
                        """)))
                .containsExactly(new Report.Edited(addressed, "a", "Better", Instant.ofEpochSecond(1763800001)));
        assertThat(read(message(
                        """
                        "from":"351912004318","id":"b","timestamp":"1763800001","type":"edit","edit":{
                          "original_message_id":"a","message":{"type":"image","image":{"id":"1","caption":"Better"}}}
                        """)))
                .containsExactly(new Report.Edited(addressed, "a", "Better", Instant.ofEpochSecond(1763800001)));
    }

    @Test
    void aRevokedMessageIsDeleted() {
        assertThat(read(message(
                        """
                        "from":"351912004318","id":"b","timestamp":"1763800001","type":"revoke","revoke":{"original_message_id":"a"}
                        """)))
                .containsExactly(new Report.Deleted(addressed, "a", Instant.ofEpochSecond(1763800001)));
    }

    @Test
    void aReactionWithoutEmojiTakesItBack() {
        assertThat(read(message(
                        """
                        "from":"351912004318","id":"b","timestamp":"1763800001","type":"reaction","reaction":{"message_id":"a"}
                        """)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Report.Reacted.class, reacted -> assertThat(reacted.emoji()).isEmpty());
    }

    @Test
    void whatTheBusinessSentFromItsPhoneIsAnEchoToTheCustomer() {
        InboundMessage echo = received(value(
                "smb_message_echoes",
                """
                "message_echoes":[{"from":"15550783881","to":"351912004318","id":"a","timestamp":"1763800000",
                  "type":"text","text":{"body":"We come on Thursday"}}]
                """));
        assertThat(echo.echo()).isTrue();
        assertThat(echo.text()).isEqualTo("We come on Thursday");
        assertThat(echo.contact().primary()).isEqualTo(new Address("whatsapp", "351912004318"));
    }

    @Test
    void aTypeNobodyKnowsIsShownByItsNameWithItsOriginal() {
        InboundMessage message = received(message(
                "\"from\":\"351912004318\",\"id\":\"a\",\"timestamp\":\"1763800000\",\"type\":\"hologram\",\"hologram\":{\"x\":1}"));
        assertThat(message.kind()).isEqualTo(MessageKind.UNSUPPORTED);
        assertThat(message.text()).isEqualTo("Unsupported message: hologram");
        assertThat(message.raw()).contains("\"hologram\":{\"x\":1}");
        assertThat(received(message(
                        """
                        "from":"351912004318","id":"a","timestamp":"1763800000","type":"unsupported","unsupported":{"type":"poll_creation"}
                        """))
                        .text())
                .isEqualTo("Unsupported message: poll_creation");
    }

    @Test
    void aGroupMessageIsNotMistakenForAPrivateOne() {
        InboundMessage message = received(message(
                """
                "from":"351912004318","group_id":"Y2Fw","id":"a","timestamp":"1763800000","type":"text","text":{"body":"All here?"}
                """));
        assertThat(message.kind()).isEqualTo(MessageKind.UNSUPPORTED);
        assertThat(message.text()).isEqualTo("Unsupported message: written in a group: All here?");
    }

    @Test
    void aCallThatNobodyAnswersIsSeen() {
        assertThat(received(value(
                        "calls",
                        """
                        "calls":[{"id":"wacid.1","from":"351912004318","to":"15550783881","event":"connect",
                          "timestamp":"1763800000","direction":"USER_INITIATED"}]
                        """)))
                .satisfies(call -> assertThat(call.text()).isEqualTo("Unsupported message: a voice call"));
    }

    @Test
    void aChangedUserIdNamesThePreviousOne() {
        assertThat(received(value(
                        "messages",
                        """
                        "messages":[{"id":"a","timestamp":"1763800000","type":"system","system":{"body":"User changed",
                          "user_id":"MX.0987654321","previous_user_id":"CO.1234567890","type":"user_changed_user_id"}}]
                        """)))
                .satisfies(message -> assertThat(message.contact().addresses())
                        .containsExactly(new Address("bsuid", "CO.1234567890")));
    }

    @Test
    void playedCountsAsReadAndAnUnknownStatusAsNothing() {
        String statuses = "\"statuses\":[{\"id\":\"a\",\"status\":\"%s\",\"timestamp\":\"1763800000\"}]";
        assertThat(read(value("messages", statuses.formatted("played"))))
                .containsExactly(new Report.Progressed(
                        addressed, "a", MessageState.READ, Instant.ofEpochSecond(1763800000), null, null));
        assertThat(read(value("messages", statuses.formatted("pending"))))
                .containsExactly(new Report.Noted("status of a message: pending"));
    }

    @Test
    void aFailureIsSaidInOurWordsOrInTheirsWhenWeHaveNone() {
        String failed = "\"statuses\":[{\"id\":\"a\",\"status\":\"failed\",\"timestamp\":\"1763800000\",\"errors\":"
                + "[{\"code\":%d,\"title\":\"Their title\",\"error_data\":{\"details\":\"Their details\"}}]}]";
        assertThat(read(value("messages", failed.formatted(131047))).get(0))
                .isInstanceOfSatisfying(
                        Report.Progressed.class,
                        moved -> assertThat(moved.failureText()).startsWith("More than 24 hours"));
        assertThat(read(value("messages", failed.formatted(999999))).get(0))
                .isInstanceOfSatisfying(
                        Report.Progressed.class, moved -> assertThat(moved.failureText()).isEqualTo("Their details"));
    }

    @Test
    void aDisabledAccountConcernsAllItsNumbersHere() {
        CloudChannel first = channel("1", Story.ACCOUNT);
        CloudChannel second = channel("2", Story.ACCOUNT);
        CloudChannel other = channel("3", "4711");
        String body = "{\"entry\":[{\"id\":\"" + Story.ACCOUNT + "\",\"changes\":[{\"field\":\"account_update\","
                + "\"value\":{\"event\":\"DISABLED_UPDATE\",\"ban_info\":{\"waba_ban_state\":\"DISABLE\"}}}]}]}";
        assertThat(read(body, first, second, other)).singleElement().isInstanceOfSatisfying(
                Report.Standing.class, standing -> {
                    assertThat(standing.state()).isEqualTo(ChannelState.BANNED);
                    assertThat(standing.channels()).containsExactly(first.id(), second.id());
                });
    }

    @Test
    void theNumberInTheBodyDecidesWhichChannelIsMeant() {
        CloudChannel other = channel(Story.NUMBER, Story.ACCOUNT);
        assertThat(read(Story.text("a", "351912004318", "Hi"), other))
                .singleElement()
                .isInstanceOfSatisfying(
                        Report.Received.class,
                        received -> assertThat(received.message().channel()).isEqualTo(other.id()));
    }

    @Test
    void oneBrokenMessageDoesNotTakeTheOthersWithIt() {
        List<Report> reports = read(value(
                "messages",
                """
                "messages":[{"id":"a","type":"text","text":{"body":"from nobody"}}, 7, null, {"from":"351912004318"},
                  {"from":"351912004318","id":"c","timestamp":"soon","type":"text","text":{"body":"Hi"}},
                  {"from":{"not":"a scalar"},"id":"d","type":["text"],"text":"Hi"}],
                "statuses":[{"status":"read"},{"id":"m","status":"delivered","timestamp":99999999999999999999}]
                """));
        assertThat(reports).filteredOn(Report.Received.class::isInstance).hasSize(2);
        assertThat(reports).filteredOn(Report.Progressed.class::isInstance).hasSize(1);
        assertThat(reports).filteredOn(Report.Unreadable.class::isInstance).hasSize(5);
        assertThat(reports)
                .filteredOn(report -> report instanceof Report.Received received
                        && received.message().providerMessageId().equals("c"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Report.Received.class,
                        received -> assertThat(received.message().providerTimestamp()).isEqualTo(NOW));
    }

    @Test
    void aMessageWithoutIdGetsOneThatIsTheSameEachTime() {
        String body = message("\"from\":\"351912004318\",\"timestamp\":\"1763800000\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}");
        assertThat(received(body).providerMessageId()).isEqualTo(received(body).providerMessageId());
    }

    @Test
    void whatPostgresCannotStoreIsLeftOut() {
        InboundMessage message = received(Story.text("a", "351912004318", "a\\u0000b\\ud800c \\ud83d\\ude00"));
        assertThat(message.text()).isEqualTo("ab\ufffdc 😀");
        assertThat(message.raw()).doesNotContain("\\u0000").contains("ab\ufffdc 😀");
    }

    @Test
    void whatIsNotJsonIsSaidToBeSoWithoutQuotingIt() {
        assertThat(read("{\"entry\": [{\"secret words")).singleElement().isInstanceOfSatisfying(
                Report.Unreadable.class, broken -> assertThat(broken.reason())
                        .startsWith("The body is not JSON")
                        .contains("line 1")
                        .doesNotContain("secret"));
        assertThat(read("")).containsExactly(new Report.Unreadable("The body is empty."));
        assertThat(read("[]")).singleElement().isInstanceOf(Report.Unreadable.class);
        assertThat(read("{\"object\":\"page\"}")).singleElement().isInstanceOf(Report.Unreadable.class);
        assertThat(read("[".repeat(100_000))).singleElement().isInstanceOf(Report.Unreadable.class);
    }

    private static CloudChannel channel(String phoneNumberId, String account) {
        return new CloudChannel(
                new ChannelId(Ids.next()), ChannelKind.CLOUD, "Sales", phoneNumberId, account, CloudChannel.META, null, null,
                ChannelState.CONNECTED, null, null, 1, NOW);
    }
}
