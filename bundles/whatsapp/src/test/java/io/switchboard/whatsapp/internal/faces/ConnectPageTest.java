// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.whatsapp.internal.fixture.Story;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectPageTest {
    private final Story story = new Story();
    private final ConnectPage page = new ConnectPage(story.channels, story.house);

    @Test
    void secretsStayWhileTheRestIsCorrectedAndAreNeverShown() {
        page.setName("Sales");
        page.setPhoneNumberId("not an id");
        page.setBusinessAccountId(Story.ACCOUNT);
        page.setAccessToken("token");
        page.setAppSecret("secret");
        assertThatThrownBy(page::add).isInstanceOf(InvalidInput.class);
        assertThat(page.getAccessToken() + page.getAppSecret()).isEmpty();
        assertThat(page.isAccessTokenKept()).isTrue();

        page.setPhoneNumberId(Story.NUMBER);
        page.setAccessToken("");
        page.setAppSecret(null);
        page.add();
        assertThat(page.getNumbers()).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("Sales");
            assertThat(row.state()).isEqualTo("connecting");
            assertThat(row.tone()).isEqualTo("info");
        });
        assertThat(page.isAccessTokenKept()).isFalse();
        assertThat(page.getName()).isEmpty();
    }

    @Test
    void whoMayNotManageChannelsSeesNumbersButConnectsNone() {
        story.channel();
        story.house.permissions = Set.of("channels.view_health");
        assertThat(page.isAllowed()).isFalse();
        assertThat(page.getNumbers()).hasSize(1);
        assertThatThrownBy(page::add).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> page.again(page.getNumbers().get(0).id())).isInstanceOf(PermissionMissing.class);
        story.house.permissions = Set.of();
        assertThat(page.getNumbers()).isEmpty();
    }
}
