// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignOnSettings;
import io.switchboard.foundation.internal.account.Roles;
import io.switchboard.foundation.internal.account.Sessions;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.factor.Reauthentication;
import io.switchboard.foundation.internal.secret.Seal;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings in the platform's tables. */
final class DatabaseSignOnSettings implements SignOnSettings {
    private static final String POLICY = "security.policy";
    private static final String ENDED = "ended-elsewhere";

    private final PlatformDatabase database;
    private final ProviderRows rows;
    private final OpenIdProvider provider;
    private final SignOnAddresses addresses;
    private final Sessions sessions;
    private final Reauthentication reauthentication;
    private final AuditTrail audit;
    private final Seal seal;

    DatabaseSignOnSettings(
            PlatformDatabase database,
            ProviderRows rows,
            OpenIdProvider provider,
            SignOnAddresses addresses,
            Sessions sessions,
            Reauthentication reauthentication,
            AuditTrail audit,
            Seal seal) {
        this.database = database;
        this.rows = rows;
        this.provider = provider;
        this.addresses = addresses;
        this.sessions = sessions;
        this.reauthentication = reauthentication;
        this.audit = audit;
        this.seal = seal;
    }

    @Override
    public Provider provider(Identity actor) {
        OrganizationId organization = organization(actor);
        return database.transaction(c -> view(c, organization));
    }

    private Provider view(Connection connection, OrganizationId organization) throws SQLException {
        String slug = rows.slug(connection, organization).orElseThrow(NotFound::new);
        Optional<ProviderRows.Row> found = rows.find(connection, organization);
        String redirect = addresses.redirect(slug).toString();
        String signIn = addresses.signIn(slug).toString();
        return found.map(row -> new Provider(
                        row.issuer(),
                        row.clientId(),
                        true,
                        row.domains(),
                        row.newcomerRole() == null ? "" : row.newcomerRole(),
                        row.isOn(),
                        row.isRequired(),
                        row.isSecondFactorTrusted(),
                        redirect,
                        signIn))
                .orElseGet(() -> new Provider("", "", false, List.of(), "", false, false, false, redirect, signIn));
    }

    @Override
    public Provider change(Identity actor, Wish given, String password, String otp) {
        OrganizationId organization = organization(actor);
        requireAdmin(actor);
        Wish wish = WishRules.plain(given);
        Optional<ProviderRows.Row> before = database.transaction(c -> rows.find(c, organization));
        // A secret goes to the provider for which it was given, and to no other.
        boolean isSame = before.isPresent() && isOf(before.get(), wish);
        List<FieldError> errors = WishRules.errors(wish, isSame);
        if (errors.isEmpty() && wish.isRequired() && !(isSame && before.get().isRequired())) {
            requireWayBack(actor, organization, errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        reauthentication.requireIfAny(actor, password, otp);
        boolean isOther = before.isEmpty() || !before.get().issuer().equals(wish.issuer()) || !before.get().isOn();
        if (wish.isOn() && isOther) {
            test(actor, wish.issuer());
        }
        return database.transaction(c -> store(c, actor, organization, wish));
    }

    private static void requireAdmin(Identity actor) {
        actor.requirePerson();
        if (!actor.role().equals(Roles.ADMIN)) {
            throw new Refusal(
                    403,
                    "sign_on.admins_only",
                    "Whoever says which provider is believed could come in as anybody, so only an admin does it.");
        }
    }

    private static boolean isOf(ProviderRows.Row row, Wish wish) {
        return row.issuer().equals(wish.issuer()) && row.clientId().equals(wish.clientId());
    }

    /** Nobody saws off the branch that they sit on: they have come by the provider, or a password still lets them in. */
    private void requireWayBack(Identity actor, OrganizationId organization, List<FieldError> errors) {
        boolean isOwner = database.transaction(c -> Sql.first(
                        c,
                        "select from foundation.organization where id = ? and owner_user_id = ?",
                        row -> true,
                        organization.value(),
                        actor.user().value()))
                .isPresent();
        if (!isOwner && !actor.isByProvider()) {
            errors.add(new FieldError(
                    "required", "sign_on.try_first", "Sign in by single sign-on yourself first; then you can ask it of everybody."));
        }
    }

    private Provider store(Connection connection, Identity actor, OrganizationId organization, Wish wish)
            throws SQLException {
        Optional<ProviderRows.Row> before = rows.find(connection, organization);
        Provider shown = view(connection, organization);
        byte[] secret = sealed(wish.clientSecret(), organization)
                .or(() -> before.filter(row -> isOf(row, wish)).map(ProviderRows.Row::sealedSecret))
                .orElseThrow();
        rows.store(
                connection,
                new ProviderRows.Row(
                        organization,
                        "",
                        "",
                        wish.issuer(),
                        wish.clientId(),
                        secret,
                        wish.domains(),
                        wish.newcomerRole().isEmpty() ? null : wish.newcomerRole(),
                        wish.isOn(),
                        wish.isRequired(),
                        wish.isSecondFactorTrusted()));
        boolean isOther = !shown.issuer().equals(wish.issuer()) || !shown.clientId().equals(wish.clientId());
        if (before.isPresent() && (isOther || !wish.isOn())) {
            sessions.endByProvider(connection, organization, ENDED);
        }
        Provider after = view(connection, organization);
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("before", facts(shown));
        change.put("after", facts(after));
        if (wish.clientSecret() != null && !wish.clientSecret().isEmpty()) {
            change.put("secret", "replaced");
        }
        audit.record(
                connection, AuditTrail.Entry.of(actor, "security.sign_on_changed", "organization", organization, change));
        return after;
    }

    private static Map<String, Object> facts(Provider provider) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("issuer", provider.issuer());
        facts.put("clientId", provider.clientId());
        facts.put("domains", provider.domains());
        facts.put("newcomerRole", provider.newcomerRole());
        facts.put("on", provider.isOn());
        facts.put("required", provider.isRequired());
        facts.put("secondFactorTrusted", provider.isSecondFactorTrusted());
        return facts;
    }

    private Optional<byte[]> sealed(@Nullable String secret, OrganizationId organization) {
        return secret == null || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(seal.close(secret.getBytes(StandardCharsets.UTF_8), organization.toString()));
    }

    @Override
    public URI test(Identity actor, String issuer) {
        organization(actor);
        requireAdmin(actor);
        try {
            return provider.discover(issuer.strip()).getAuthorizationEndpointURI();
        } catch (ProviderFault fault) {
            throw new InvalidInput("issuer", "sign_on." + fault.kind(), fault.sentence());
        }
    }

    private static OrganizationId organization(Identity actor) {
        if (actor.organization() == null) {
            throw new NotFound();
        }
        actor.require(POLICY);
        return actor.organization();
    }
}
