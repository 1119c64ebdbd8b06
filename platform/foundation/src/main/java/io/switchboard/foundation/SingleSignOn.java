// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in by an organization's own identity provider. Whoever comes in so is in that organization and in no other:
 * its provider may say what it likes of addresses that are not its own.
 */
public interface SingleSignOn {

    /**
     * The way to the provider of the organization that this address belongs to; empty when there is none, whatever
     * the reason.
     *
     * @throws io.switchboard.api.problem.Refusal 429 {@code auth.too_many_tries} after many in vain from one place
     */
    Optional<Departure> leave(String email, String next, String clientAddress);

    /** The way to the provider of the organization with this short name; empty when it has none. */
    Optional<Departure> leaveTo(String organization, String next);

    /** The short name of the organization that invites by this link, if it has a provider. */
    Optional<String> ofInvitation(String token);

    /**
     * The provider has sent the browser back.
     *
     * @param organization the short name in the address that it was sent back to
     * @param answer the parameters of that address
     * @param browser what {@link Departure#browser} gave to this browser
     * @throws io.switchboard.api.problem.Refusal 400 {@code sign_on.begin_again}; 403 {@code sign_on.declined},
     *     {@code sign_on.not_believed}, {@code sign_on.email_unverified}, {@code sign_on.not_a_member},
     *     {@code sign_on.password_needed}; 402 {@code gate.limit_reached}; 502 {@code sign_on.unreachable}
     */
    Arrival arrive(String organization, Map<String, List<String>> answer, String browser);

    /** What is asked of somebody whose provider has vouched for them; empty when it took them too long. */
    Optional<Question> question(String proof, String browser);

    /**
     * What a browser is told to ask a passkey for in the place of the code that is asked; empty for somebody without a
     * passkey, and when it took them too long.
     */
    Optional<String> passkey(String proof, String browser);

    /**
     * The answer to it, which links them to the provider where that was the question.
     *
     * @throws io.switchboard.api.problem.InvalidInput field {@code password}
     * @throws io.switchboard.api.problem.Refusal 401 {@code auth.otp_required}, {@code auth.otp_wrong}; 400
     *     {@code sign_on.begin_again}; 429 {@code auth.too_many_tries}
     */
    Arrival finish(String proof, String browser, String password, String otp);

    /**
     * Where to send the browser.
     *
     * @param browser a secret that this browser keeps until it comes back
     */
    record Departure(URI address, String browser) {}

    /**
     * Somebody has come back.
     *
     * @param identity null when there is a {@link #question} yet
     * @param proof for that; empty with an identity
     * @param next the page that they wanted
     */
    record Arrival(@Nullable Identity identity, String proof, String next) {}

    /**
     * What is asked before they come in.
     *
     * @param needsPassword the account had a life before this provider: its person confirms the link once
     */
    record Question(String organization, String email, boolean needsPassword, boolean needsCode) {}
}
