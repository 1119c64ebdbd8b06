// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.audit.Changes.Field;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.fixture.House.Recorded;
import io.switchboard.whatsapp.internal.fixture.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelActsTest {
    private final Story story = new Story();

    @Test
    void ofSecretsTheLogSaysOnlyWhichAreNew() {
        CloudChannel channel = story.channel();
        story.channels.change(channel.id(), null, new ChannelChange("Repairs", "new token", null, "new verify token"));
        assertThat(acts("channel.changed").get(0).fields()).containsExactly(
                new Field("name", "Sales", "Repairs"),
                new Field("secrets", null, List.of("access token", "verify token")));
        assertThat(story.house.acts.toString())
                .doesNotContain("new token", "new verify", Story.APP_SECRET, Story.VERIFY_TOKEN);
    }

    @Test
    void makingAndRemovingNameTheChannel() {
        ChannelId channel = story.channel().id();
        story.channels.remove(channel);
        assertThat(acts("channel.created").get(0).fields()).contains(new Field("name", null, "Sales"));
        assertThat(acts("channel.removed").get(0).fields())
                .containsExactly(new Field("name", "Sales", null), new Field("state", ChannelState.CONNECTING, null));
        assertThat(acts("channel.removed").get(0).entityId()).isEqualTo(channel.toString());
    }

    @Test
    void aStateThatAJobFindsIsRecordedOnceUntilItChanges() {
        ChannelId channel = story.channel().id();
        story.house.acts.clear();
        story.standings.moveTo(channel, ChannelState.CONNECTED, "channel.connected", "It delivers.");
        story.standings.moveTo(channel, ChannelState.CONNECTED, "channel.connected", "It delivers.");
        assertThat(story.house.acts).extracting(Recorded::action).containsExactly("channel.state_changed");
        assertThat(story.house.acts.get(0).fields()).containsExactly(
                new Field("state", null, ChannelState.CONNECTED), new Field("reason", null, "channel.connected"));
    }

    @Test
    void aStateThatSomebodyComesUponIsRecordedToo() {
        ChannelId channel = story.channel().id();
        story.house.user = new UserId(Ids.next());
        story.house.acts.clear();
        story.standings.moveTo(channel, ChannelState.DISCONNECTED, "token.refused", "The token is refused.");
        assertThat(story.house.acts).extracting(Recorded::action).containsExactly("channel.state_changed");
    }

    @Test
    void whatIsAskedForIsRecordedByItsNameOnly() {
        ChannelId channel = story.channel().id();
        story.standings.moveTo(channel, ChannelState.DISCONNECTED, "token.refused", "The token is refused.");
        story.house.acts.clear();
        story.channels.connect(channel);
        assertThat(story.house.acts).extracting(Recorded::action).containsExactly("channel.connection_requested");
    }

    private List<Recorded> acts(String action) {
        return story.house.acts.stream().filter(act -> act.action().equals(action)).toList();
    }
}
