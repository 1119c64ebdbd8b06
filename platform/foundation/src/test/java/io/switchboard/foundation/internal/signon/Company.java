// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignOnSettings;
import io.switchboard.foundation.SignOnSettings.Wish;
import io.switchboard.foundation.SingleSignOn.Arrival;
import io.switchboard.foundation.SingleSignOn.Departure;
import io.switchboard.foundation.testing.RunningFoundation;
import java.util.List;
import java.util.Map;

/** An organization with a provider of its own. */
final class Company implements AutoCloseable {
    final RunningFoundation running;
    final Identity owner;
    final IdentityProvider provider = new IdentityProvider();

    Company(RunningFoundation running, String name) {
        this.running = running;
        this.owner = running.register(name);
        set(wish("", false, false));
    }

    Wish wish(String newcomerRole, boolean isRequired, boolean isSecondFactorTrusted) {
        return new Wish(
                provider.issuer(),
                IdentityProvider.CLIENT,
                IdentityProvider.SECRET,
                List.of("shop.example"),
                newcomerRole,
                true,
                isRequired,
                isSecondFactorTrusted);
    }

    void set(Wish wish) {
        settings().change(owner, wish, RunningFoundation.PASSWORD, "");
    }

    SignOnSettings settings() {
        return running.foundation().signOnSettings();
    }

    String slug() {
        return settings().provider(owner).signInAddress().replaceFirst(".*/", "");
    }

    Departure leave() {
        return running.foundation().singleSignOn().leaveTo(slug(), "/settings/account").orElseThrow();
    }

    Arrival signIn(String subject, String email) {
        return signIn(subject, email, true);
    }

    Arrival signIn(String subject, String email, boolean isVerified) {
        Departure left = leave();
        return arrive(provider.signIn(left.address(), subject, email, isVerified), left.browser());
    }

    Arrival arrive(Map<String, List<String>> answer, String browser) {
        return running.foundation().singleSignOn().arrive(slug(), answer, browser);
    }

    /** A member who has come once, and so is known to the provider. */
    Identity linked(String subject, String name, String role) {
        Identity member = running.join(owner, name, role);
        Departure left = leave();
        Arrival first = arrive(provider.signIn(left.address(), subject, member.email(), true), left.browser());
        return running.foundation()
                .singleSignOn()
                .finish(first.proof(), left.browser(), RunningFoundation.PASSWORD, "")
                .identity();
    }

    @Override
    public void close() {
        provider.close();
    }
}
