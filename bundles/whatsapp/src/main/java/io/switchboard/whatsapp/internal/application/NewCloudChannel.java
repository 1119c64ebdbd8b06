// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.whatsapp.internal.cloud.MediaHosts;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody entered to connect a number. */
public record NewCloudChannel(
        @Nullable String name,
        @Nullable String phoneNumberId,
        @Nullable String businessAccountId,
        @Nullable String accessToken,
        @Nullable String appSecret,
        @Nullable String verifyToken,
        @Nullable String apiBase) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SECRET = 4_000;

    /** Says everything that is wrong at once. */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        required(errors, "name", name, LONGEST_NAME);
        id(errors, "phoneNumberId", phoneNumberId);
        id(errors, "businessAccountId", businessAccountId);
        required(errors, "accessToken", accessToken, LONGEST_SECRET);
        required(errors, "appSecret", appSecret, LONGEST_SECRET);
        if (apiBase != null && !apiBase.isBlank() && !allowed(apiBase.strip())) {
            errors.add(new FieldError(
                    "apiBase", "address.not_allowed", "Use an https address, or http for a server on this machine."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    URI base() {
        return apiBase == null || apiBase.isBlank() ? CloudChannel.META : URI.create(apiBase.strip());
    }

    private static boolean allowed(String address) {
        try {
            return MediaHosts.allowsBase(URI.create(address));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static void required(List<FieldError> errors, String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(field, "field.required", "Enter the " + words(field) + "."));
        } else if (value.length() > longest) {
            errors.add(new FieldError(
                    field, "field.too_long", "The " + words(field) + " has at most " + longest + " characters."));
        }
    }

    private static void id(List<FieldError> errors, String field, @Nullable String value) {
        if (value == null || !value.strip().matches("[0-9]{1,32}")) {
            errors.add(new FieldError(
                    field, "field.not_an_id", "The " + words(field) + " has digits only; copy it from WhatsApp Manager."));
        }
    }

    private static String words(String field) {
        return field.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        return "NewCloudChannel[" + name + ", " + phoneNumberId + "]";
    }
}
