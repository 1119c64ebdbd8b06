// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.Pictures;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code #{pictures}}: where the logo and people's pictures are; empty where there is none. */
@Named("pictures")
@RequestScoped
public class FramePictures {
    private static final int TOLD_APART = 12;

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private @Nullable Map<UserId, String> avatars;
    private @Nullable String logo;

    public String getLogo() {
        String known = logo;
        if (known == null) {
            known = member().map(identity -> Wiring.find(context, OrganizationSettings.class).read(identity).logo())
                    .map(hash -> address("/api/organization/logo", hash))
                    .orElse("");
            logo = known;
        }
        return known;
    }

    public String getOwn() {
        return CurrentIdentity.find().map(identity -> of(identity.user())).orElse("");
    }

    public String of(UserId user) {
        return Optional.ofNullable(avatars().get(user))
                .map(hash -> address("/api/users/" + user + "/avatar", hash))
                .orElse("");
    }

    private Map<UserId, String> avatars() {
        Map<UserId, String> known = avatars;
        if (known == null) {
            known = member().map(Wiring.find(context, Pictures.class)::avatars).orElse(Map.of());
            avatars = known;
        }
        return known;
    }

    /** What was looked up before an act is not what there is after it. */
    void changed() {
        avatars = null;
        logo = null;
    }

    private String address(String path, String hash) {
        return request.getContextPath() + path + "?v=" + hash.substring(0, TOLD_APART);
    }

    private static Optional<Identity> member() {
        return CurrentIdentity.find().filter(identity -> identity.organization() != null);
    }
}
