// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.faces;

import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.web.PageBean;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.application.CloudChannels;
import io.switchboard.whatsapp.internal.application.NewCloudChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Connects numbers and shows how they stand. A secret is never written back into the page: what was
 * entered stays here while the rest of the form is corrected, and an empty field keeps it.
 */
@Component(service = ConnectPage.class, scope = ServiceScope.PROTOTYPE)
@PageBean(name = "connect")
public class ConnectPage {
    private static final String MANAGE = "channels.manage";
    private static final int SHOWN = 100;

    private final CloudChannels channels;
    private final Callers callers;
    private String name = "";
    private String phoneNumberId = "";
    private String businessAccountId = "";
    private String apiBase = "";
    private @Nullable String accessToken;
    private @Nullable String appSecret;

    @Activate
    public ConnectPage(@Reference CloudChannels channels, @Reference Callers callers) {
        this.channels = channels;
        this.callers = callers;
    }

    public boolean isAllowed() {
        return callers.current().may(MANAGE);
    }

    /** The numbers there are, as rows; asked again with each rendering, so that they are never stale. */
    public List<NumberRow> getNumbers() {
        return callers.current().may("channels.view_health")
                ? channels.page(null, SHOWN).stream().map(NumberRow::of).toList()
                : List.of();
    }

    /** Begins to connect what was entered. */
    public void add() {
        need();
        channels.create(new NewCloudChannel(
                name, phoneNumberId, businessAccountId, accessToken, appSecret, null, apiBase));
        name = "";
        phoneNumberId = "";
        businessAccountId = "";
        apiBase = "";
        accessToken = null;
        appSecret = null;
    }

    public void again(String channel) {
        need();
        channels.connect(ChannelId.of(channel));
    }

    private void need() {
        if (!isAllowed()) {
            throw new PermissionMissing(MANAGE);
        }
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = text(name);
    }

    public String getPhoneNumberId() {
        return phoneNumberId;
    }

    public void setPhoneNumberId(@Nullable String phoneNumberId) {
        this.phoneNumberId = text(phoneNumberId);
    }

    public String getBusinessAccountId() {
        return businessAccountId;
    }

    public void setBusinessAccountId(@Nullable String businessAccountId) {
        this.businessAccountId = text(businessAccountId);
    }

    public String getApiBase() {
        return apiBase;
    }

    public void setApiBase(@Nullable String apiBase) {
        this.apiBase = text(apiBase);
    }

    public String getAccessToken() {
        return "";
    }

    public void setAccessToken(@Nullable String accessToken) {
        this.accessToken = kept(accessToken, this.accessToken);
    }

    public boolean isAccessTokenKept() {
        return accessToken != null;
    }

    public String getAppSecret() {
        return "";
    }

    public void setAppSecret(@Nullable String appSecret) {
        this.appSecret = kept(appSecret, this.appSecret);
    }

    public boolean isAppSecretKept() {
        return appSecret != null;
    }

    private static String text(@Nullable String entered) {
        return entered == null ? "" : entered;
    }

    private static @Nullable String kept(@Nullable String entered, @Nullable String before) {
        return entered == null || entered.isBlank() ? before : entered;
    }
}
