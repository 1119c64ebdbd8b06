// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.conversations.api.MessageId;
import io.switchboard.conversations.api.MessageKind;
import io.switchboard.conversations.api.OutboundMessage;
import io.switchboard.conversations.api.OutboundMessage.OutboundFile;
import io.switchboard.conversations.api.SendFailed;
import io.switchboard.conversations.api.SendReceipt;
import io.switchboard.whatsapp.internal.fixture.Story;
import io.switchboard.whatsapp.internal.fixture.TestProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudConnectorTest {
    private static final Address MARTA = new Address(Address.WHATSAPP, "351912004318");
    private static final String TAKEN =
            "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"351912004318\",\"wa_id\":\"351912004318\","
                    + "\"user_id\":\"PT.12\"}],\"messages\":[{\"id\":\"wamid.1\",\"message_status\":\"accepted\"}]}";
    private final TestProvider provider = new TestProvider();
    private final Story story = new Story();
    private final ChannelId channel = story.channel(provider.base()).id();

    @AfterEach
    void stop() {
        provider.close();
    }

    private OutboundMessage message(
            Address to, MessageKind kind, String text, @Nullable StoredFile file, @Nullable String replyTo, boolean reaction) {
        OutboundFile attached = file == null ? null : new OutboundFile(file.id(), file.name(), file.mediaType());
        return new OutboundMessage(
                new MessageId(Ids.next()), channel, to, kind, text, attached, replyTo, reaction, "token");
    }

    private OutboundMessage text(String text) {
        return message(MARTA, MessageKind.TEXT, text, null, null, false);
    }

    private JsonNode asked(int index) throws IOException {
        return new ObjectMapper().readTree(provider.asked.get(index).body());
    }

    private SendFailed refused(OutboundMessage message) {
        return catchThrowableOfType(SendFailed.class, () -> story.connector.send(message));
    }

    @Test
    void aTextGoesOutAndComesBackAsAReceipt() throws Exception {
        provider.answers(200, TAKEN);
        SendReceipt receipt = story.connector.send(text("Olá"));
        assertThat(receipt.providerMessageId()).isEqualTo("wamid.1");
        assertThat(receipt.addresses())
                .containsExactly(MARTA, new Address("phone", "+351912004318"), new Address("bsuid", "PT.12"));
        assertThat(provider.asked.get(0).path()).isEqualTo("/v23.0/" + Story.NUMBER + "/messages");
        assertThat(provider.asked.get(0).authorization()).isEqualTo("Bearer token");
        assertThat(asked(0)).isEqualTo(new ObjectMapper().readTree(
                """
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"351912004318","type":"text",
                 "text":{"preview_url":false,"body":"Olá"}}
                """));
    }

    @Test
    void aReplyNamesTheMessageAndAPhoneNumberLosesItsPlus() throws Exception {
        provider.answers(200, TAKEN);
        story.connector.send(message(
                new Address(Address.PHONE, "+351912004318"), MessageKind.TEXT, "Sim", null, "wamid.0", false));
        assertThat(asked(0).path("context").path("message_id").asText()).isEqualTo("wamid.0");
        assertThat(asked(0).path("to").asText()).isEqualTo("351912004318");
    }

    @Test
    void aUserIdIsARecipientAndNoNumber() throws Exception {
        provider.answers(200, TAKEN);
        story.connector.send(
                message(new Address(Address.BUSINESS_SCOPED_USER, "PT.12"), MessageKind.TEXT, "Sim", null, null, false));
        assertThat(asked(0).path("recipient").asText()).isEqualTo("PT.12");
        assertThat(asked(0).has("to")).isFalse();
    }

    @Test
    void aReactionNamesItsMessageAndIsNoReply() throws Exception {
        provider.answers(200, TAKEN);
        story.connector.send(message(MARTA, MessageKind.TEXT, "👍", null, "wamid.0", true));
        assertThat(asked(0).path("type").asText()).isEqualTo("reaction");
        assertThat(asked(0).path("reaction").toString()).isEqualTo("{\"message_id\":\"wamid.0\",\"emoji\":\"👍\"}");
        assertThat(asked(0).has("context")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE, image/jpeg, image, true, false",
        "IMAGE, image/gif, document, true, true",
        "VIDEO, video/mp4, video, true, false",
        "VIDEO, video/quicktime, document, true, true",
        "VOICE, audio/ogg; codecs=opus, audio, false, false",
        "AUDIO, audio/mpeg, audio, false, false",
        "AUDIO, audio/x-wav, document, true, true",
        "DOCUMENT, application/pdf, document, true, true",
        "DOCUMENT, image/png, document, true, true",
        "STICKER, image/webp, sticker, false, false"
    })
    void aFileIsUploadedAndSentAsWhatWhatsAppCanShow(
            MessageKind kind, String mediaType, String type, boolean caption, boolean named) throws Exception {
        StoredFile file = story.house.put("été \"1\".bin", mediaType, "content".getBytes(StandardCharsets.UTF_8));
        provider.answers(200, "{\"id\":\"media.1\"}").answers(200, TAKEN);
        story.connector.send(message(MARTA, kind, caption ? "Look" : "", file, null, false));

        TestProvider.Asked upload = provider.asked.get(0);
        assertThat(upload.path()).isEqualTo("/v23.0/" + Story.NUMBER + "/media");
        assertThat(upload.contentType()).startsWith("multipart/form-data; boundary=");
        assertThat(upload.length()).isEqualTo(upload.body().length);
        assertThat(upload.text())
                .contains("name=\"messaging_product\"\r\n\r\nwhatsapp\r\n")
                .contains("name=\"file\"; filename=\"été %221%22.bin\"\r\nContent-Type: " + mediaType + "\r\n\r\ncontent\r\n--");

        assertThat(asked(1).path("type").asText()).isEqualTo(type);
        assertThat(asked(1).path(type).path("id").asText()).isEqualTo("media.1");
        assertThat(asked(1).path(type).has("caption")).isEqualTo(caption);
        assertThat(asked(1).path(type).has("filename")).isEqualTo(named);
    }

    @Test
    void whatWhatsAppCannotCarryIsRefusedBeforeAnythingIsSent() {
        StoredFile voice = story.house.put("v.ogg", "audio/ogg", new byte[3]);
        assertThat(refused(message(MARTA, MessageKind.VOICE, "words", voice, null, false)).code())
                .isEqualTo("channel.no_caption");
        assertThat(refused(message(MARTA, MessageKind.LOCATION, "here", null, null, false)).code())
                .isEqualTo("channel.not_capable");
        assertThat(refused(text("x".repeat(4_097))).code()).isEqualTo("channel.too_long");
        assertThat(refused(message(new Address("email", "a@b.example"), MessageKind.TEXT, "x", null, null, false)).code())
                .isEqualTo("channel.no_address");
        assertThat(provider.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, 130429, true, 1",
        "400, 131056, true, 6",
        "500, 131000, true, ",
        "400, 131047, false, ",
        "400, 131026, false, ",
        "400, 100, false, ",
        "400, 999999, false, "
    })
    void aRefusalSaysWhetherToTryAgain(int status, int code, boolean retryable, @Nullable Integer seconds) {
        provider.answers(status, "{\"error\":{\"message\":\"m\",\"type\":\"OAuthException\",\"code\":" + code + "}}");
        SendFailed failed = refused(text("Hi"));
        assertThat(failed.code()).isEqualTo(Integer.toString(code));
        assertThat(failed.retryable()).isEqualTo(retryable);
        assertThat(failed.retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
        assertThat(failed.getMessage()).isNotBlank();
    }

    @Test
    void aServiceFaultWithoutReasonIsTriedAgainWhenItSays() {
        provider.answers(503, Map.of("Retry-After", "7"), "<html>".getBytes(StandardCharsets.UTF_8));
        SendFailed fault = refused(text("Hi"));
        assertThat(fault.retryable()).isTrue();
        assertThat(fault.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        provider.answers(429, Map.of(), new byte[0]);
        assertThat(refused(text("Hi")).retryable()).isTrue();
        provider.answers(403, Map.of(), new byte[0]);
        assertThat(refused(text("Hi")).retryable()).isFalse();
    }

    @Test
    void aHangUpAfterTheRequestIsUncertainAndNotRepeated() {
        provider.hangsUp();
        assertThatThrownBy(() -> story.connector.send(text("Hi"))).isInstanceOf(OutcomeUnknown.class);
        assertThat(provider.asked).hasSize(1);
        provider.answers(200, "{\"messages\":[]}").answers(504, "<html>");
        assertThatThrownBy(() -> story.connector.send(text("Hi"))).isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> story.connector.send(text("Hi"))).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void aServerThatIsNotThereWasSurelyNotReached() {
        provider.close();
        SendFailed failed = refused(text("Hi"));
        assertThat(failed.code()).isEqualTo("channel.unreachable");
        assertThat(failed.retryable()).isTrue();
    }

    @Test
    void aFailedUploadSentNothingAndMayBeRepeated() {
        StoredFile file = story.house.put("a.png", "image/png", new byte[100]);
        provider.hangsUp();
        SendFailed failed = refused(message(MARTA, MessageKind.IMAGE, "", file, null, false));
        assertThat(failed.retryable()).isTrue();
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void aTokenThatIsRefusedDisconnectsTheChannel() {
        provider.answers(401, "{\"error\":{\"code\":190,\"message\":\"expired\"}}");
        assertThat(refused(text("Hi")).retryable()).isFalse();
        assertThat(story.channels.get(channel).state()).isEqualTo(ChannelState.DISCONNECTED);
        assertThat(story.inbox.told).contains("channel DISCONNECTED token.refused");
    }

    @Test
    void aLockedAccountIsNotAskedAgain() {
        provider.answers(403, "{\"error\":{\"code\":131031,\"message\":\"locked\"}}");
        refused(text("Hi"));
        assertThat(story.inbox.told).contains("channel BANNED account.locked");
        assertThat(refused(text("Hi")).code()).isEqualTo("channel.banned");
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void tooFastIsHeldBackHere() throws Exception {
        story.settings.put("rate-per-second", "1");
        CloudConnector slow = new CloudConnector(
                story.numbers, story.house, key -> java.util.Optional.ofNullable(story.settings.get(key)), story.house.clock);
        provider.answers(200, TAKEN);
        slow.send(text("one"));
        SendFailed failed = catchThrowableOfType(SendFailed.class, () -> slow.send(text("two")));
        assertThat(failed.code()).isEqualTo("channel.rate_limited");
        assertThat(failed.retryable()).isTrue();
        assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void readingIsToldAndAFailureToTellIsNoFailure() throws Exception {
        provider.answers(200, "{\"success\":true}").answers(500, "");
        story.connector.markRead(channel, "wamid.0");
        story.connector.markRead(channel, "wamid.0");
        assertThat(asked(0).toString())
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.0\"}");
        assertThat(provider.asked).hasSize(2);
    }
}
