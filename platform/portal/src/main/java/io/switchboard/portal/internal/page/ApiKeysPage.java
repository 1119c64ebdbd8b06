// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.NotFound;
import io.switchboard.foundation.ApiKeys;
import io.switchboard.foundation.ApiKeys.ApiKey;
import io.switchboard.foundation.ApiKeys.ApiKeyId;
import io.switchboard.foundation.ApiKeys.NewKey;
import io.switchboard.foundation.ApiKeys.Wish;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.PermissionCatalogue;
import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.PublicAddress;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code #{apiKeysPage}}: the keys with which programs use the API; one is shown only as it is made. */
@Named("apiKeysPage")
@RequestScoped
public class ApiKeysPage {
    private static final int STEP = 25;

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private String name = "";
    private String expiry = KeyExpiry.USUAL;
    private String expiresAt = "";
    private String zone = "";
    private String key = "";
    private String note = "";
    private @Nullable NewKey made;
    private @Nullable List<ApiKey> found;

    /** The newest first. */
    public List<ApiKey> getList() {
        return found().size() > STEP ? found().subList(0, STEP) : found();
    }

    /** One more than are shown tells whether there are others. */
    private List<ApiKey> found() {
        List<ApiKey> known = found;
        if (known == null) {
            known = keys().list(CurrentIdentity.require(), STEP + 1, before());
            found = known;
        }
        return known;
    }

    /** The address of what is older, or empty at the end. */
    public String getOlder() {
        return found().size() > STEP ? "?before=" + found().get(STEP - 1).id() : "";
    }

    public boolean isNewest() {
        return before() == null;
    }

    private @Nullable ApiKeyId before() {
        try {
            String given = getBefore();
            return given.isEmpty() ? null : new ApiKeyId(UUID.fromString(given));
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    /** As the address names it. */
    public String getBefore() {
        return Objects.requireNonNullElse(request.getParameter("before"), "");
    }

    /** What may be given to a key, which is what its maker has. */
    public List<PermissionGroup> getGroups() {
        return PermissionGroup.of(declared(), CurrentIdentity.require().permissions());
    }

    public boolean isChosen(String permission) {
        return chosen().contains(permission);
    }

    private Set<String> chosen() {
        String[] given = request.getParameterValues("permission");
        return given == null ? Set.of() : new HashSet<>(List.of(given));
    }

    public void create() {
        Instant end = new KeyExpiry(expiry, expiresAt, zone).at(clock().instant());
        made = keys().create(CurrentIdentity.require(), new Wish(name, chosen(), end));
        found = null;
        name = "";
    }

    public void revoke() {
        ApiKey gone = find();
        keys().revoke(CurrentIdentity.require(), gone.id());
        found = null;
        note = Texts.current().of("api_keys_was_revoked", gone.name());
    }

    private ApiKey find() {
        return found().stream().filter(one -> one.id().toString().equals(key)).findFirst().orElseThrow(NotFound::new);
    }

    public String words(ApiKey of) {
        return PermissionGroup.line(declared(), of.permissions());
    }

    private List<DeclaredPermission> declared() {
        return Wiring.find(context, PermissionWords.class)
                .of(Wiring.find(context, PermissionCatalogue.class).all());
    }

    public boolean isExpired(ApiKey of) {
        return of.expiresAt() != null && !of.expiresAt().isAfter(clock().instant());
    }

    /** Where the API is, without a slash at its end. */
    public String getAddress() {
        return Wiring.find(context, PublicAddress.class).text();
    }

    /** The key that was just made, with its text; null at any other time. */
    public @Nullable NewKey getMade() {
        return made;
    }

    private ApiKeys keys() {
        return Wiring.find(context, ApiKeys.class);
    }

    private Clock clock() {
        return Wiring.find(context, Clock.class);
    }

    /** What the last act did, or empty. */
    public String getNote() {
        return note;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getExpiry() {
        return expiry;
    }

    public void setExpiry(String expiry) {
        this.expiry = expiry;
    }

    public String getExpiresAt() {
        return expiresAt;
    }

    public void setExpiresAt(String expiresAt) {
        this.expiresAt = expiresAt;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    /** For the message beside the boxes, which are no components. */
    public String getPermissions() {
        return "";
    }

    public void setPermissions(String ignored) {
        // The boxes are read from the request.
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }
}
