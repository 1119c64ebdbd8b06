// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.faces;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.web.PageBean;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.whatsapp.internal.application.PairedChannels;
import io.switchboard.whatsapp.internal.application.PairedChannels.Paired;
import io.switchboard.whatsapp.internal.domain.Pairing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Makes a channel for a phone and shows the code until it is linked. */
@Component(service = PairingPage.class, scope = ServiceScope.PROTOTYPE)
@PageBean(name = "pairing")
public class PairingPage {
    private static final String MANAGE = "channels.manage";

    private final PairedChannels paired;
    private final Callers callers;
    private String name = "";
    private String phone = "";
    private @Nullable ChannelId channel;
    /** As it stood when it was last asked; each act and each event has it asked again. */
    private @Nullable Paired standing;

    @Activate
    public PairingPage(@Reference PairedChannels paired, @Reference Callers callers) {
        this.paired = paired;
        this.callers = callers;
    }

    /** Whether this server has a gateway to pair phones with. */
    public boolean isAvailable() {
        return paired.available();
    }

    public boolean isOpen() {
        return standing().isPresent() && callers.current().may(MANAGE);
    }

    /** Makes the channel and begins to wait for its phone. */
    public void create() {
        need();
        try {
            channel = paired.create(name).id();
        } catch (InvalidInput invalid) {
            // The page has a second field called name.
            throw new InvalidInput("webName", invalid.errors().get(0).code(), invalid.getMessage());
        }
        name = "";
        pair(channel);
    }

    /** Opens the drawer, and begins to wait for the phone. */
    public void pair(String id) {
        need();
        channel = ChannelId.of(id);
        pair(channel);
    }

    public void again() {
        need();
        if (channel != null) {
            pair(channel);
        }
    }

    /** Asks for a code to type on the phone. */
    public void useCode() {
        need();
        if (phone.isBlank()) {
            throw new InvalidInput("phone", "field.required", "Enter the number of the phone.");
        }
        if (channel != null) {
            standing = paired.pair(channel, phone);
        }
    }

    public void logOut(String id) {
        need();
        paired.logOut(ChannelId.of(id));
        standing = null;
    }

    public void close() {
        channel = null;
        standing = null;
        phone = "";
    }

    /** Called when a channel changed somewhere. */
    public void refresh() {
        standing = null;
    }

    private void pair(ChannelId id) {
        phone = "";
        standing = paired.pair(id, null);
    }

    private void need() {
        if (!callers.current().may(MANAGE)) {
            throw new PermissionMissing(MANAGE);
        }
    }

    private Optional<Paired> standing() {
        if (standing == null && channel != null) {
            standing = paired.find(channel).orElse(null);
        }
        return Optional.ofNullable(standing);
    }

    private Optional<Pairing> attempt() {
        return standing().flatMap(Paired::pairing);
    }

    public String getChannelName() {
        return standing().map(found -> found.channel().name()).orElse("");
    }

    public String getChannel() {
        return channel == null ? "" : channel.toString();
    }

    public String getState() {
        return standing().map(found -> NumberRow.of(found.channel()).state()).orElse("");
    }

    public String getTone() {
        return standing().map(found -> NumberRow.of(found.channel()).tone()).orElse("info");
    }

    /** The code of what the status line says. */
    public @Nullable String getStatusCode() {
        return standing().map(found -> found.channel().reasonCode()).orElse(null);
    }

    /** The status line. */
    public String getStatus() {
        return standing().map(found -> found.channel().detail()).orElse("");
    }

    public boolean isWaiting() {
        return in(ChannelState.PAIRING);
    }

    public boolean isLinked() {
        return in(ChannelState.CONNECTED);
    }

    /** Nobody is waited for: one button begins again. */
    public boolean isOver() {
        return in(ChannelState.CREATED) || in(ChannelState.LOGGED_OUT) || in(ChannelState.DISCONNECTED);
    }

    private boolean in(ChannelState state) {
        return standing().filter(found -> found.channel().state() == state).isPresent();
    }

    public @Nullable QrPicture getQr() {
        return attempt().map(Pairing::qr).map(QrPicture::of).orElse(null);
    }

    public @Nullable String getCode() {
        return attempt().map(Pairing::code).orElse(null);
    }

    public String getExpiresAt() {
        return attempt().map(Pairing::expiresAt).map(Object::toString).orElse("");
    }

    public int getCodesLeft() {
        return attempt().map(Pairing::codesLeft).orElse(Pairing.MOST_CODES);
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(@Nullable String phone) {
        this.phone = phone == null ? "" : phone;
    }
}
