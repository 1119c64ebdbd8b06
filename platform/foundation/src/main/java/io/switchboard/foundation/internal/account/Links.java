// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.foundation.internal.token.SecretToken;
import java.net.URI;

/** Addresses of the portal's pages, as mails name them. */
public final class Links {
    private final String base;

    public Links(URI publicUrl) {
        this.base = publicUrl.toString().replaceFirst("/+$", "");
    }

    String verify(SecretToken token) {
        return base + "/verify?token=" + token.reveal();
    }

    String reset(SecretToken token) {
        return base + "/reset?token=" + token.reveal();
    }

    /** Where somebody takes back an account that another has changed. */
    public String forgot() {
        return base + "/forgot";
    }

    public String sessions() {
        return base + "/settings/sessions";
    }

    /** Where somebody sees how their account is protected. */
    public String security() {
        return base + "/settings/security";
    }

    /** Where an organization takes along what it has. */
    public String organizationData() {
        return base + "/settings/organization/data";
    }

    /** Where somebody begins anew. */
    public String register() {
        return base + "/register";
    }

    public String acceptInvitation(SecretToken token) {
        return base + "/accept-invitation?token=" + token.reveal();
    }
}
