// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Logos of organizations and pictures of people. What is uploaded is never shown: a new PNG is made from
 * its pixels, without whatever else was in the file.
 */
public interface Pictures {
    /** To change the logo. */
    String BRANDING = "org.branding";

    /**
     * Needs {@link #BRANDING}.
     *
     * @throws io.switchboard.api.problem.InvalidInput field {@code logo}, with what is wrong with the picture
     */
    void setLogo(Identity actor, InputStream picture) throws IOException;

    /** Needs {@link #BRANDING}; nothing happens when there is none. */
    void removeLogo(Identity actor);

    Optional<Picture> logo(OrganizationId organization);

    /** Of the organization that invites; nothing when the invitation is no more. */
    Optional<Picture> logoOfInvitation(String token);

    /** @throws io.switchboard.api.problem.InvalidInput field {@code avatar}, with what is wrong with the picture */
    void setAvatar(Identity actor, InputStream picture) throws IOException;

    void removeAvatar(Identity actor);

    /** Of a member of the caller's organization, or one's own. */
    Optional<Picture> avatar(Identity actor, UserId user);

    /** The hashes of the pictures of the caller's organization, by person; those without one are not here. */
    Map<UserId, String> avatars(Identity actor);

    /** A PNG; the hash changes with it. */
    record Picture(byte[] png, String sha256) {}
}
