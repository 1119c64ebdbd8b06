// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.job.JobRun;
import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.fixture.Story;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloudChannelsTest {
    private final Story story = new Story();

    @Test
    void aNewChannelHasAnAddressAndIsBeingConnected() {
        CloudChannel channel = story.channel();
        assertThat(channel.state()).isEqualTo(ChannelState.CONNECTING);
        assertThat(story.house.routes).containsExactly(channel.id().toString());
        assertThat(story.house.jobs(ConnectChannel.NAME)).hasSize(1);
        assertThat(story.channels.page(null, 10)).containsExactly(channel);
    }

    @Test
    void noSecretIsStoredInClear() {
        story.channel();
        assertThat(story.house.column(
                        "select encode(access_token || app_secret || verify_token, 'escape') from whatsapp.cloud_channel"))
                .singleElement()
                .asString()
                .doesNotContain("|token", Story.APP_SECRET, Story.VERIFY_TOKEN);
    }

    @Test
    void whatIsWrongIsSaidFieldByField() {
        InvalidInput invalid = catchThrowableOfType(
                InvalidInput.class,
                () -> story.channels.create(
                        new NewCloudChannel(" ", "+351 912", null, "token", "", null, "http://graph.facebook.com")));
        assertThat(invalid.errors())
                .extracting(FieldError::field)
                .containsExactly("name", "phoneNumberId", "businessAccountId", "appSecret", "apiBase");
        assertThat(story.house.routes).isEmpty();
    }

    @Test
    void aNumberIsConnectedOncePerOrganization() {
        story.channel();
        Refusal taken = catchThrowableOfType(Refusal.class, story::channel);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("channel.number_taken");
        assertThat(new Story().channel()).as("in another organization").isNotNull();
    }

    @Test
    void aChangeBasedOnAnOldVersionIsRefused() {
        CloudChannel channel = story.channel();
        story.channels.change(channel.id(), channel.version(), new ChannelChange("Repairs", null, null, null));
        Refusal stale = catchThrowableOfType(
                Refusal.class,
                () -> story.channels.change(channel.id(), channel.version(), new ChannelChange("x", null, null, null)));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(story.channels.get(channel.id()).name()).isEqualTo("Repairs");
    }

    @Test
    void aRemovedChannelLeavesNothingOfItsOwn() {
        ChannelId channel = story.channel().id();
        story.post(channel, Story.message("\"from\":\"351912004318\",\"id\":\"a\",\"type\":\"image\",\"image\":{\"id\":\"1\"}"));
        story.drain(channel);
        story.channels.remove(channel);
        assertThat(story.house.routes).isEmpty();
        assertThat(story.inbox.told).endsWith("channel removed");
        assertThat(story.journal()).isEmpty();
        assertThat(story.house.column("select media_id from whatsapp.media_fetch")).isEmpty();
        assertThatThrownBy(() -> story.channels.get(channel)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> story.channels.remove(channel)).isInstanceOf(NotFound.class);
        assertThat(story.post(channel, "{}").status()).isEqualTo(401);
    }

    @Test
    void anotherOrganizationsChannelIsNotFound() {
        ChannelId channel = story.channel().id();
        Story other = new Story();
        assertThatThrownBy(() -> other.channels.get(channel)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.channels.remove(channel)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.channels.connect(channel)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.channels.journal(channel, null, null, 10)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.channels.change(channel, null, new ChannelChange("x", null, null, null)))
                .isInstanceOf(NotFound.class);
        assertThat(story.channels.get(channel).name()).isEqualTo("Sales");
    }

    @Test
    void whatWasUnderstoodLongAgoIsForgottenAndTheRestKept() {
        ChannelId channel = story.channel().id();
        story.post(channel, Story.text("old", "351912004318", "Hi"));
        story.post(channel, "broken");
        story.drain(channel);
        story.house.clock.advance(Duration.ofDays(31));
        story.post(channel, Story.text("fresh", "351912004318", "Hi"));
        story.drain(channel);
        new PruneJournal(story.house, story.house, story.house.clock, key -> Optional.empty())
                .run(new JobRun(Ids.next(), channel.toString(), "{}", 1, story.house.clock.instant()));
        assertThat(story.journal()).containsExactly("failed", "done");
        assertThat(story.house.jobs(PruneJournal.NAME)).last().satisfies(job -> assertThat(job.dueAt())
                .isEqualTo(story.house.clock.instant().plus(Duration.ofDays(1))));
    }
}
