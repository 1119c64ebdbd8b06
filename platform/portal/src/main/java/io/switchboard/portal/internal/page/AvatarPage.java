// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Pictures;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;

/** {@code #{avatarPage}}: one's own picture. */
@Named("avatarPage")
@RequestScoped
public class AvatarPage {
    private static final String ADDRESS = "/settings/account";

    @Inject
    private ServletContext context;

    private @Nullable Part file;

    public void upload() {
        Uploads.take(file, content -> pictures().setAvatar(CurrentIdentity.require(), content));
        Redirect.to(Notes.on(ADDRESS, Notes.PICTURE_CHANGED));
    }

    public void remove() {
        pictures().removeAvatar(CurrentIdentity.require());
        Redirect.to(Notes.on(ADDRESS, Notes.PICTURE_REMOVED));
    }

    private Pictures pictures() {
        return Wiring.find(context, Pictures.class);
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }
}
