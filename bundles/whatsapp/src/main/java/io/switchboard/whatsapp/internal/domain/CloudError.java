// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One of the codes by which the Cloud API refuses.
 *
 * @param retryable whether the same request may succeed later
 * @param pause the least wait before a retry, or null for the caller's own schedule
 * @param effect what it means for the channel as a whole
 * @param sentence what the agent reads
 */
public record CloudError(int code, boolean retryable, @Nullable Duration pause, Effect effect, String sentence) {

    /** What becomes of the channel. */
    public enum Effect {
        NONE,
        /** The access token is of no use any more. */
        DISCONNECTED,
        /** WhatsApp locked the account: nothing may be sent. */
        BANNED
    }

    private static final List<CloudError> TABLE = List.of(
            // to be tried again
            later(4, 60, "WhatsApp is taking no more requests from this app for the moment; it is sent again shortly."),
            later(80007, 60, "This WhatsApp account made too many requests; it is sent again shortly."),
            later(130429, 1, "This number is sending faster than WhatsApp allows; it is sent again shortly."),
            later(131056, 6, "Too many messages to this person in a short time; it is sent again shortly."),
            later(131000, 0, "WhatsApp had a fault of its own; it is sent again shortly."),
            later(131016, 0, "WhatsApp is not available for the moment; it is sent again shortly."),
            later(131057, 60, "WhatsApp is upgrading this number; it is sent again when that is done."),
            // the channel as a whole
            channel(0, Effect.DISCONNECTED, "WhatsApp does not accept the access token; enter a new one on the channel's page."),
            channel(190, Effect.DISCONNECTED, "The access token has expired or was revoked; enter a new one on the channel's page."),
            channel(368, Effect.BANNED, "WhatsApp has locked this account for breaking its policies; see the account in WhatsApp Manager."),
            channel(131031, Effect.BANNED, "WhatsApp has locked this account; see the account in WhatsApp Manager."),
            // this message
            never(3, "The access token may not use this function; check its permissions in the Meta app."),
            never(10, "The access token lacks the permission to send; check its permissions in the Meta app."),
            never(33, "WhatsApp does not know this phone number id; check it on the channel's page."),
            never(100, "WhatsApp found a part of the message wrong; change it and send it again."),
            never(130472, "WhatsApp holds this person out of marketing messages as part of an experiment; nothing can be done."),
            never(130497, "This account may not message people in this country."),
            never(131005, "The access token lacks the permission to send; check its permissions in the Meta app."),
            never(131008, "WhatsApp misses a part of the message; change it and send it again."),
            never(131009, "WhatsApp found a part of the message wrong; change it and send it again."),
            never(131021, "This number cannot write to itself; choose another recipient."),
            never(131026, "WhatsApp cannot deliver to this person; they may not have WhatsApp or an old version of it."),
            never(131030, "This number is not on the list of allowed test recipients; add it in the Meta app."),
            never(131037, "WhatsApp has not approved the display name of this number; have it approved first."),
            never(131042, "There is a payment problem with this WhatsApp account; settle it in WhatsApp Manager."),
            never(131045, "This number is not registered with the Cloud API; register it first."),
            never(131047, "More than 24 hours have passed since this person last wrote; send an approved template instead."),
            never(131048, "Too many people blocked or reported this number; stop campaigns and look at its quality."),
            never(131049, "WhatsApp chose not to deliver this marketing message; try again in some days at the earliest."),
            never(131050, "This person does not want marketing messages from you any more; do not send them again."),
            never(131051, "WhatsApp does not support this kind of message; send another kind."),
            never(131052, "WhatsApp could not download the file that this person sent; ask them to send it again."),
            never(131053, "WhatsApp could not take the file; check its type and size."),
            never(132000, "The template got too many or too few values; check its variables."),
            never(132001, "The template does not exist in this language or is not approved yet."),
            never(132005, "The text of the template became too long with its values; shorten them."),
            never(132007, "The template breaks a WhatsApp policy; change it in WhatsApp Manager."),
            never(132008, "A value of the template has the wrong form; check its variables."),
            never(132012, "A value of the template has the wrong form; check its variables."),
            never(132015, "WhatsApp has paused this template for low quality; edit it or choose another."),
            never(132016, "WhatsApp has disabled this template for low quality; choose another."),
            never(133010, "This number is not registered with the Cloud API; register it first."));

    private static final Map<Integer, CloudError> BY_CODE =
            TABLE.stream().collect(Collectors.toUnmodifiableMap(CloudError::code, Function.identity()));

    /** What is known about the code. */
    public static Optional<CloudError> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static CloudError later(int code, int seconds, String sentence) {
        return new CloudError(code, true, seconds == 0 ? null : Duration.ofSeconds(seconds), Effect.NONE, sentence);
    }

    private static CloudError channel(int code, Effect effect, String sentence) {
        return new CloudError(code, false, null, effect, sentence);
    }

    private static CloudError never(int code, String sentence) {
        return new CloudError(code, false, null, Effect.NONE, sentence);
    }
}
