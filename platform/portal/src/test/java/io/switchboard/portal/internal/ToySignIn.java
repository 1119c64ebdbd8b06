// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.SignIn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sign-ins in memory, which count how often they are asked for. */
public final class ToySignIn implements SignIn {
    private final Map<SessionId, Identity> open = new HashMap<>();
    private final Map<String, Identity> tokens = new HashMap<>();

    public ToySignIn token(String token, Identity identity) {
        tokens.put(token, identity);
        return this;
    }

    public boolean isOpen(SessionId session) {
        return open.containsKey(session);
    }

    @Override
    public Identity open(Identity identity) {
        Identity opened = identity.through(SessionId.next());
        open.put(opened.session(), opened);
        return opened;
    }

    @Override
    public Optional<Identity> current(SessionId session) {
        return Optional.ofNullable(open.get(session));
    }

    @Override
    public void end(SessionId session) {
        open.remove(session);
    }

    @Override
    public Optional<Identity> withAccessToken(String accessToken) {
        return Optional.ofNullable(tokens.get(accessToken));
    }

    @Override
    public Identity register(Registration registration) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FirstStep begin(String email, String password, String clientAddress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> passkey(String proof) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Identity finish(String proof, String otp) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Identity withPassword(String email, String password, String otp, String clientAddress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean needsCode(UserId user) {
        return false;
    }

    @Override
    public Tokens issue(Identity identity) {
        throw new UnsupportedOperationException();
    }
}
