// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.domain.Pairing;
import io.switchboard.whatsapp.internal.fixture.House.Enqueued;
import io.switchboard.whatsapp.internal.fixture.Story;
import io.switchboard.whatsapp.internal.fixture.TestProvider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowPairingTest {
    private static final String NUMBER =
            ",\"number\":{\"phoneNumberId\":\"77\",\"businessAccountId\":\"88\",\"accessToken\":\"EAA\"}";
    private final TestProvider gateway = new TestProvider();
    private final Story story = new Story(gateway.base());
    private final ChannelId channel = story.paired.create("Shop").id();

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void follow() {
        story.following.run(
                new Enqueued(FollowPairing.NAME, channel.toString(), "{}", story.house.clock.instant()).run(1));
    }

    private void says(String state, String more) {
        gateway.answers(200, "{\"id\":\"s1\",\"state\":\"" + state + "\"" + more + "}");
        follow();
    }

    private static String code(String qr) {
        return ",\"qr\":\"" + qr + "\",\"expiresIn\":60";
    }

    private void begin() {
        story.paired.pair(channel, null);
        gateway.answers(
                201, "{\"id\":\"s1\",\"state\":\"qr\",\"secret\":\"opens\",\"appSecret\":\"signs\"" + code("q1") + "}");
        follow();
    }

    private CloudChannel channel() {
        return story.channels.get(channel);
    }

    private Pairing pairing() {
        return story.paired.get(channel).pairing().orElseThrow();
    }

    private Duration next() {
        List<Enqueued> jobs = story.house.jobs(FollowPairing.NAME);
        return Duration.between(story.house.clock.instant(), jobs.get(jobs.size() - 1).dueAt());
    }

    @Test
    void aCodeIsShownAndTheGatewayToldWhereToCall() throws Exception {
        assertThat(channel().state()).isEqualTo(ChannelState.CREATED);
        begin();
        assertThat(gateway.asked.get(0).path()).isEqualTo("/sessions");
        assertThat(gateway.asked.get(0).authorization()).isEqualTo("Bearer gateway-secret");
        assertThat(gateway.asked.get(0).text()).contains("Shop", "/hooks/whatsapp/" + channel);
        assertThat(pairing().qr()).isEqualTo("q1");
        assertThat(pairing().expiresAt()).isEqualTo(story.house.clock.instant().plusSeconds(60));
        assertThat(channel().state()).isEqualTo(ChannelState.PAIRING);
        assertThat(next()).isEqualTo(SessionOutcomes.WHILE_WAITING);
        assertThat(story.house.signals).containsExactly("channel.pairing_changed {\"channel\":\"" + channel + "\"}");
        story.house.clock.advance(Duration.ofMillis(1_200));
        says("qr", code("q1"));
        assertThat(gateway.asked.get(1).path()).isEqualTo("/sessions/s1");
        assertThat(gateway.asked.get(1).authorization()).isEqualTo("Bearer opens");
        assertThat(story.house.signals).as("nothing changed").hasSize(1);
    }

    @Test
    void nothingOfTheSessionIsStoredInClear() {
        begin();
        says("ready", NUMBER);
        assertThat(story.house.column("select encode(session_secret, 'escape') from whatsapp.pairing"))
                .singleElement().asString().doesNotContain("|opens");
        assertThat(story.house.column("select encode(access_token || app_secret, 'escape') from whatsapp.cloud_channel"))
                .singleElement().asString().doesNotContain("|EAA", "|signs");
    }

    @Test
    void aLinkedPhoneIsConnectedAsAnyOtherNumber() throws Exception {
        begin();
        says("authenticated", "");
        assertThat(channel().state()).isEqualTo(ChannelState.CONNECTING);
        assertThat(channel().reasonCode()).isEqualTo("pairing.linked");
        assertThat(pairing().qr()).isNull();
        says("ready", NUMBER);
        assertThat(channel().phoneNumberId()).isEqualTo("77");
        assertThat(channel().apiBase()).isEqualTo(gateway.base());
        Enqueued connect = story.house.jobs(ConnectChannel.NAME).get(0);
        gateway.answers(200, "{\"display_phone_number\":\"+49 30 5550 0199\"}").answers(200, "{\"success\":true}");
        story.connecting.run(connect.run(1));
        assertThat(channel().state()).isEqualTo(ChannelState.CONNECTED);
        assertThat(gateway.asked.get(gateway.asked.size() - 1).path()).isEqualTo("/v23.0/88/subscribed_apps");
        assertThat(gateway.asked.get(gateway.asked.size() - 1).authorization()).isEqualTo("Bearer EAA");
        assertThat(next()).isEqualTo(SessionOutcomes.WHILE_LINKED);
        says("ready", NUMBER);
        assertThat(story.house.jobs(ConnectChannel.NAME)).as("it stands, so it is left alone").hasSize(1);
        assertThat(story.inbox.told).filteredOn(told -> told.startsWith("channel "))
                .containsExactly(
                        "channel Shop whatsapp-cloud ",
                        "channel PAIRING pairing.started",
                        "channel CONNECTING pairing.linked",
                        "channel CONNECTING channel.connecting",
                        "channel Shop whatsapp-cloud +49 30 5550 0199",
                        "channel CONNECTED channel.connected");
    }

    private void link() throws Exception {
        begin();
        says("ready", NUMBER);
        gateway.answers(200, "{\"display_phone_number\":\"+49 30 5550 0199\"}").answers(200, "{\"success\":true}");
        story.connecting.run(story.house.jobs(ConnectChannel.NAME).get(0).run(1));
    }

    @Test
    void itsWebhooksAreSignedWithTheSessionsSecretFromTheStart() {
        begin();
        String hint = "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"s1\",\"changes\":[{\"field\":"
                + "\"session_update\",\"value\":{\"event\":\"authenticated\",\"id\":\"1\"}}]}]}";
        byte[] body = hint.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String signature = io.switchboard.whatsapp.internal.cloud.WebhookSignature.of(body, "signs");
        assertThat(story.post(channel, body, signature).status()).isEqualTo(200);
        int before = story.house.jobs(FollowPairing.NAME).size();
        story.drain(channel);
        assertThat(story.house.jobs(FollowPairing.NAME)).as("a hint has the gateway asked").hasSize(before + 1);
        assertThat(next()).isZero();
        story.paired.logOut(channel);
        story.house.clock.advance(Duration.ofSeconds(5));
        assertThat(story.post(channel, body, signature).status()).isEqualTo(401);
    }

    @Test
    void anExpiredCodeIsReplacedAndCounted() {
        begin();
        gateway.answers(200, "{\"id\":\"s1\",\"state\":\"unpaired\"}");
        says("qr", code("q2"));
        assertThat(gateway.asked.get(2).path()).isEqualTo("/sessions/s1/qr");
        assertThat(pairing().qr()).isEqualTo("q2");
        assertThat(pairing().expiries()).isEqualTo(1);
        assertThat(pairing().codesLeft()).isEqualTo(Pairing.MOST_CODES - 1);
    }

    @Test
    void thirtyCodesAreEnoughAndOneButtonBeginsAgain() throws Exception {
        begin();
        for (int expired = 1; expired < Pairing.MOST_CODES; expired++) {
            gateway.answers(200, "{\"id\":\"s1\",\"state\":\"unpaired\"}");
            says("qr", code("q" + expired));
        }
        int jobs = story.house.jobs(FollowPairing.NAME).size();
        assertThat(channel().state()).isEqualTo(ChannelState.PAIRING);
        says("unpaired", "");
        assertThat(channel().state()).isEqualTo(ChannelState.LOGGED_OUT);
        assertThat(channel().reasonCode()).isEqualTo("pairing.timed_out");
        assertThat(story.house.jobs(FollowPairing.NAME)).as("nobody is waited for").hasSize(jobs);
        gateway.answers(204, "");
        story.ending.run(story.house.jobs(EndSession.NAME).get(0).run(1));
        assertThat(gateway.asked.get(gateway.asked.size() - 1).method()).isEqualTo("DELETE");
        begin();
        assertThat(pairing().codesLeft()).isEqualTo(Pairing.MOST_CODES);
        assertThat(pairing().attempt()).isEqualTo(2);
        assertThat(channel().state()).isEqualTo(ChannelState.PAIRING);
    }

    @Test
    void aCodeToTypeIsAskedForWithThePhonesNumber() {
        begin();
        story.paired.pair(channel, "+49 (30) 5550-0199");
        gateway.answers(200, "{\"id\":\"s1\",\"state\":\"qr\"" + code("q1") + "}");
        says("qr", code("q1") + ",\"code\":\"AB12-CD34\"");
        assertThat(gateway.asked.get(2).path()).isEqualTo("/sessions/s1/code");
        assertThat(gateway.asked.get(2).text()).isEqualTo("{\"phone\":\"+493055500199\"}");
        assertThat(pairing().code()).isEqualTo("AB12-CD34");
        assertThatThrownBy(() -> story.paired.pair(channel, "no number")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void loggedOutOnThePhoneItKeepsItsNumberAndPairsAgain() throws Exception {
        link();
        says("logged_out", ",\"reason\":\"The phone unlinked this device.\"");
        assertThat(channel().state()).isEqualTo(ChannelState.LOGGED_OUT);
        assertThat(channel().reasonCode()).isEqualTo("logged_out.on_phone");
        assertThat(channel().detail()).startsWith("The phone unlinked this device.").contains("kept");
        assertThat(channel().displayPhone()).isEqualTo("+49 30 5550 0199");
        assertThat(channel().maySend()).isFalse();
        begin();
        says("ready", NUMBER.replace("EAA", "EAB"));
        assertThat(channel().phoneNumberId()).isEqualTo("77");
        assertThat(channel().state()).isEqualTo(ChannelState.CONNECTING);
        assertThat(story.accesses.of(channel).orElseThrow().accessToken()).isEqualTo("EAB");
    }

    @Test
    void troubleComesAndGoes() throws Exception {
        link();
        says("degraded", ",\"reason\":\"The phone is offline.\"" + NUMBER);
        assertThat(channel().state()).isEqualTo(ChannelState.DEGRADED);
        assertThat(channel().detail()).isEqualTo("The phone is offline.");
        says("ready", NUMBER);
        assertThat(channel().state()).isEqualTo(ChannelState.CONNECTED);
        gateway.answers(503, "");
        follow();
        assertThat(channel().state()).isEqualTo(ChannelState.DISCONNECTED);
        assertThat(channel().reasonCode()).isEqualTo("gateway.away");
        assertThat(next()).isEqualTo(SessionOutcomes.WHILE_TROUBLED);
        says("ready", NUMBER);
        assertThat(channel().state()).as("asked again for the number").isEqualTo(ChannelState.CONNECTING);
        says("singing", "");
        assertThat(channel().reasonCode()).isEqualTo("gateway.not_understood");
    }

    @Test
    void aLinkThatNeverBecomesReadyIsSaidToBeStuck() {
        begin();
        says("authenticated", "");
        story.house.clock.advance(Duration.ofSeconds(121));
        says("authenticated", "");
        assertThat(channel().state()).isEqualTo(ChannelState.DEGRADED);
        assertThat(channel().reasonCode()).isEqualTo("gateway.not_ready");
    }

    @Test
    void whileACodeIsShownAnAbsentGatewayIsWaitedFor() {
        begin();
        gateway.hangsUp();
        follow();
        assertThat(channel().state()).isEqualTo(ChannelState.PAIRING);
        assertThat(channel().reasonCode()).isEqualTo("gateway.away");
        says("qr", code("q1"));
        assertThat(channel().reasonCode()).isEqualTo("pairing.started");
    }

    @Test
    void aForgottenSessionIsLoggedOut() throws Exception {
        link();
        gateway.answers(404, "");
        follow();
        assertThat(channel().state()).isEqualTo(ChannelState.LOGGED_OUT);
        assertThat(channel().reasonCode()).isEqualTo("gateway.session_unknown");
    }

    @Test
    void whatComesAfterALogoutDoesNotCount() throws Exception {
        story.paired.pair(channel, null);
        gateway.answers(
                201, "{\"id\":\"s1\",\"state\":\"qr\",\"secret\":\"opens\",\"appSecret\":\"signs\"" + code("q1") + "}");
        follow();
        story.paired.logOut(channel);
        follow();
        assertThat(channel().state()).isEqualTo(ChannelState.LOGGED_OUT);
        assertThat(channel().detail()).startsWith("Logged out by Switchboard");
        assertThat(gateway.asked).as("the gateway is not asked for what is over").hasSize(1);
        assertThat(story.house.jobs(EndSession.NAME)).hasSize(1);
    }

    @Test
    void aPhoneOfAnotherChannelIsNotTakenTwice() throws Exception {
        link();
        ChannelId second = story.paired.create("Second").id();
        story.paired.pair(second, null);
        gateway.answers(
                201, "{\"id\":\"s2\",\"state\":\"ready\",\"secret\":\"opens\",\"appSecret\":\"signs\"" + NUMBER + "}");
        story.following.run(
                new Enqueued(FollowPairing.NAME, second.toString(), "{}", story.house.clock.instant()).run(1));
        assertThat(story.channels.get(second).state()).isEqualTo(ChannelState.LOGGED_OUT);
        assertThat(story.channels.get(second).reasonCode()).isEqualTo("pairing.number_taken");
        assertThat(channel().state()).isEqualTo(ChannelState.CONNECTED);
    }

    @Test
    void whatALinkedChannelDoesNotAllowIsSaid() throws Exception {
        link();
        Refusal linked = catchThrowableOfType(Refusal.class, () -> story.paired.pair(channel, null));
        assertThat(linked.status()).isEqualTo(409);
        assertThat(linked.extensions()).containsEntry("allowed", List.of("logout"));
        assertThatThrownBy(() -> story.channels.change(channel, null, new ChannelChange(null, "token", null, null)))
                .isInstanceOf(InvalidInput.class);
        assertThat(story.channels.change(channel, null, new ChannelChange("Store", null, null, null)).name())
                .isEqualTo("Store");
        assertThat(story.channels.connect(channel).state()).as("the gateway is asked, no more").isEqualTo(ChannelState.CONNECTED);
        ChannelId official = story.channel().id();
        assertThat(catchThrowableOfType(Refusal.class, () -> story.paired.pair(official, null)).code())
                .isEqualTo("channel.not_capable");
        Story other = new Story(gateway.base());
        assertThatThrownBy(() -> other.paired.pair(channel, null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.paired.get(channel)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.paired.logOut(channel)).isInstanceOf(NotFound.class);
    }

    @Test
    void aRemovedChannelLogsItsSessionOut() throws Exception {
        link();
        story.channels.remove(channel);
        gateway.answers(204, "");
        story.ending.run(story.house.jobs(EndSession.NAME).get(0).run(1));
        assertThat(gateway.asked.get(gateway.asked.size() - 1).path()).isEqualTo("/sessions/s1");
        assertThat(gateway.asked.get(gateway.asked.size() - 1).authorization()).isEqualTo("Bearer opens");
        assertThat(story.house.jobs(EndSession.NAME).get(0).payload()).doesNotContain("opens");
    }

    @Test
    void withoutAGatewayNothingIsPaired() {
        Story none = new Story();
        assertThat(none.paired.available()).isFalse();
        assertThatThrownBy(() -> none.paired.create("Shop"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("switchboard.module.whatsapp.gateway-url");
        assertThat(new Story(java.net.URI.create("http://gateway.example")).paired.available())
                .as("secrets do not go over the net in clear")
                .isFalse();
    }
}
