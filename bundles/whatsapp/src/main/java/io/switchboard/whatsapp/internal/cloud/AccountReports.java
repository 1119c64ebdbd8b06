// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import static io.switchboard.whatsapp.internal.cloud.Fields.list;
import static io.switchboard.whatsapp.internal.cloud.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.whatsapp.internal.domain.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told about the account, its numbers and its templates. */
final class AccountReports {
    /** Enough to see what it was about; the journal keeps the whole. */
    private static final List<String> TELLING =
            List.of("event", "decision", "message_template_name", "new_quality_score", "new_category", "current_limit",
                    "max_daily_conversation_per_phone", "display_phone_number", "requested_verified_name", "reason",
                    "rejection_reason");

    private AccountReports() {}

    static Report of(String field, JsonNode value, List<ChannelId> channels) {
        if (field.equals("account_update")) {
            return accountUpdate(value, channels);
        }
        if (field.equals("session_update")) {
            return new Report.SessionChanged(channels);
        }
        String what = TELLING.stream()
                .flatMap(name -> text(value, name).map(said -> name + " " + said).stream())
                .collect(Collectors.joining(", "));
        return new Report.Noted(field + (what.isEmpty() ? "" : ": " + what));
    }

    private static Report accountUpdate(JsonNode value, List<ChannelId> channels) {
        String event = text(value, "event").orElse("unknown");
        return switch (event) {
            case "DISABLED_UPDATE" -> banned(value, channels);
            case "ACCOUNT_RESTRICTION" -> new Report.Standing(
                    channels,
                    ChannelState.DEGRADED,
                    "account.restricted",
                    "WhatsApp restricts this account: " + restrictions(value));
            case "ACCOUNT_VIOLATION" -> new Report.Standing(
                    channels,
                    ChannelState.DEGRADED,
                    "account.violation",
                    "WhatsApp reports a policy violation: "
                            + text(value, "violation_info", "violation_type").orElse("no details given"));
            case "ACCOUNT_DELETED" -> gone(channels, "account.deleted", "The WhatsApp account was deleted.");
            case "PARTNER_REMOVED", "PARTNER_APP_UNINSTALLED" -> gone(
                    channels, "account.app_removed", "The app was removed from the WhatsApp account; connect it again.");
            default -> new Report.Noted("account_update: " + event);
        };
    }

    private static Report banned(JsonNode value, List<ChannelId> channels) {
        Optional<String> date = text(value, "ban_info", "waba_ban_date");
        String state = text(value, "ban_info", "waba_ban_state").orElse("");
        return switch (state) {
            case "SCHEDULE_FOR_DISABLE" -> new Report.Standing(
                    channels,
                    ChannelState.DEGRADED,
                    "account.disable_scheduled",
                    "WhatsApp will disable this account" + date.map(day -> " on " + day).orElse("")
                            + "; appeal in WhatsApp Manager.");
            case "REINSTATE" -> new Report.Standing(
                    channels, ChannelState.CONNECTED, "account.reinstated", "WhatsApp reinstated this account.");
            default -> new Report.Standing(
                    channels,
                    ChannelState.BANNED,
                    "account.disabled",
                    "WhatsApp disabled this account" + date.map(day -> " on " + day).orElse("")
                            + "; nothing can be sent.");
        };
    }

    private static Report gone(List<ChannelId> channels, String reason, String detail) {
        return new Report.Standing(channels, ChannelState.DISCONNECTED, reason, detail);
    }

    private static String restrictions(JsonNode value) {
        String named = list(value, "restriction_info").stream()
                .flatMap(info -> Stream.of(text(info, "restriction_type")).flatMap(Optional::stream))
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "no details given" : named;
    }
}
