// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.fixture.Story;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelResourceTest {
    private final Story story = new Story();
    private final ChannelResource resource = new ChannelResource(story.channels, story.paired, story.house);

    @Test
    void anAnswerHoldsNoSecret() {
        story.channel();
        Listing<ChannelView> list = resource.list(25, null);
        assertThat(list.items()).singleElement().satisfies(view -> {
            assertThat(view.toString()).doesNotContain("token", Story.APP_SECRET);
            assertThat(view.state()).isEqualTo("connecting");
            assertThat(view.webhookAddress()).endsWith("/hooks/whatsapp/" + view.id());
        });
        assertThat(list.next()).isNull();
    }

    @Test
    void neitherDoesARequestThatIsLogged() {
        ChannelRequest request = new ChannelRequest("cloud", "Sales", "1", "2", "s3cret", "s3cret", "s3cret", null);
        assertThat(request.toString() + request.wanted()).doesNotContain("s3cret");
    }

    @Test
    void channelsComePageByPage() {
        story.channel(CloudChannel.META, "1");
        story.channel(CloudChannel.META, "2");
        story.channel(CloudChannel.META, "3");
        Listing<ChannelView> first = resource.list(2, null);
        Listing<ChannelView> second = resource.list(2, first.next());
        assertThat(first.items()).extracting(ChannelView::phoneNumberId).containsExactly("1", "2");
        assertThat(second.items()).extracting(ChannelView::phoneNumberId).containsExactly("3");
        assertThat(second.next()).isNull();
    }

    @Test
    void whatFailedIsSeenWithItsReason() {
        ChannelId channel = story.channel().id();
        story.post(channel, "not json");
        story.drain(channel);
        assertThat(resource.journal(channel.toString(), "failed", 25, null).items()).singleElement().satisfies(row -> {
            assertThat(row.reason()).startsWith("The body is not JSON");
            assertThat(row.body()).isEqualTo("not json");
        });
        assertThat(resource.journal(channel.toString(), "done", 25, null).items()).isEmpty();
    }

    @Test
    void eachActNeedsItsPermission() {
        String channel = story.channel().id().toString();
        story.house.permissions = Set.of("channels.view_health");
        assertThat(resource.list(25, null).items()).hasSize(1);
        assertThatThrownBy(() -> resource.create(null)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> resource.remove(channel)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> resource.connect(channel)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> resource.pair(channel, null)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> resource.pairing(channel)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> resource.logOut(channel)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> resource.journal(channel, null, 25, null)).isInstanceOf(PermissionMissing.class);
        story.house.permissions = Set.of();
        assertThatThrownBy(() -> resource.list(25, null)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> resource.remove("no id")).isInstanceOf(PermissionMissing.class);
    }

    @Test
    void whatIsNoIdIsNotFoundAndWhatIsNoKindIsRefused() {
        assertThatThrownBy(() -> resource.remove("no id")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> resource.list(0, null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> resource.list(25, "no cursor")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> resource.create(new ChannelRequest("web", "x", null, null, null, null, null, null)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("gateway-url");
        assertThatThrownBy(() -> resource.create(new ChannelRequest("fax", "x", null, null, null, null, null, null)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("cloud");
    }
}
