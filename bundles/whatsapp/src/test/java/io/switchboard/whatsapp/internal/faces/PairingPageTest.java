// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.whatsapp.internal.fixture.Story;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairingPageTest {
    private final Story story = new Story(URI.create("http://127.0.0.1:9"));
    private final PairingPage page = new PairingPage(story.paired, story.house);

    @Test
    void oneButtonMakesTheChannelAndWaitsForItsPhone() {
        assertThat(catchThrowableOfType(InvalidInput.class, page::create).errors().get(0).field()).isEqualTo("webName");
        page.setName("Shop");
        page.create();
        assertThat(page.isOpen()).isTrue();
        assertThat(page.isWaiting()).isTrue();
        assertThat(page.getChannelName()).isEqualTo("Shop");
        assertThat(page.getQr()).as("the gateway is asked in a moment").isNull();
        assertThat(page.getName()).isEmpty();
        page.close();
        assertThat(page.isOpen()).isFalse();
    }

    @Test
    void aLoggedOutChannelOffersToPairAgain() {
        page.setName("Shop");
        page.create();
        page.logOut(page.getChannel());
        assertThat(page.isOver()).isTrue();
        assertThat(page.getStatus()).startsWith("Logged out by");
        page.again();
        assertThat(page.isWaiting()).isTrue();
        assertThat(catchThrowableOfType(InvalidInput.class, page::useCode).errors().get(0).field()).isEqualTo("phone");
    }

    @Test
    void whoMayNotManageChannelsSeesNoCode() {
        page.setName("Shop");
        page.create();
        story.house.permissions = Set.of("channels.view_health");
        assertThat(page.isOpen()).isFalse();
        assertThatThrownBy(page::create).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(page::again).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> page.logOut(page.getChannel())).isInstanceOf(PermissionMissing.class);
    }
}
