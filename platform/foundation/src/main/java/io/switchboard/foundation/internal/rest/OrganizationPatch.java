// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.foundation.OrganizationSettings.Holiday;
import io.switchboard.foundation.OrganizationSettings.Hours;
import io.switchboard.foundation.OrganizationSettings.Interval;
import io.switchboard.foundation.OrganizationSettings.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A merge patch of an organization, where an absent field and a null one mean different things. Hours are
 * replaced as a whole: a merged week would mix what two people meant.
 */
final class OrganizationPatch {
    private static final String HOURS = "businessHours";
    private static final Set<String> TEXTS = Set.of(
            "name", "legalName", "street", "postalCode", "city", "country", "taxId", "timeZone", "locale", "currency");

    private final JsonNode body;

    private OrganizationPatch(JsonNode body) {
        this.body = body;
    }

    static OrganizationPatch read(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new InvalidInput("", "request.not_an_object", "Send an object with the fields to change.");
        }
        List<FieldError> errors = new ArrayList<>();
        body.fields().forEachRemaining(field -> check(errors, field.getKey(), field.getValue()));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new OrganizationPatch(body);
    }

    private static void check(List<FieldError> errors, String field, JsonNode value) {
        if (!TEXTS.contains(field) && !field.equals(HOURS)) {
            errors.add(new FieldError(field, "request.unknown_field", "There is no such field to change."));
        } else if (TEXTS.contains(field) && !value.isTextual() && !value.isNull()) {
            errors.add(new FieldError(field, "request.not_a_text", "Send a text, or null for none."));
        }
    }

    Values on(Values before) {
        return new Values(
                text("name", before.name()),
                text("legalName", before.legalName()),
                text("street", before.street()),
                text("postalCode", before.postalCode()),
                text("city", before.city()),
                text("country", before.country()),
                text("taxId", before.taxId()),
                text("timeZone", before.timeZone()),
                text("locale", before.locale()),
                text("currency", before.currency()),
                body.has(HOURS) ? hours(body.get(HOURS)) : before.businessHours());
    }

    private String text(String field, String before) {
        JsonNode node = body.path(field);
        return node.isMissingNode() ? before : node.isNull() ? "" : node.asText();
    }

    private static @Nullable Hours hours(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        requireOnly(node, HOURS, Set.of("week", "holidays"));
        Map<String, List<Interval>> week = new LinkedHashMap<>();
        requireObject(node.path("week"), HOURS + ".week");
        node.path("week").fields().forEachRemaining(day -> week.put(day.getKey(), intervals(day.getKey(), day.getValue())));
        List<Holiday> holidays = new ArrayList<>();
        for (JsonNode holiday : array(node.path("holidays"), HOURS + ".holidays")) {
            requireOnly(holiday, HOURS + ".holidays", Set.of("date", "name"));
            holidays.add(new Holiday(holiday.path("date").asText(), holiday.path("name").asText()));
        }
        return new Hours(week, holidays);
    }

    private static List<Interval> intervals(String day, JsonNode node) {
        String field = HOURS + ".week." + day;
        List<Interval> intervals = new ArrayList<>();
        for (JsonNode interval : array(node, field)) {
            requireOnly(interval, field, Set.of("start", "end"));
            intervals.add(new Interval(interval.path("start").asText(), interval.path("end").asText()));
        }
        return intervals;
    }

    private static JsonNode array(JsonNode node, String field) {
        if (!node.isMissingNode() && !node.isArray()) {
            throw malformed(field);
        }
        return node;
    }

    private static void requireObject(JsonNode node, String field) {
        if (!node.isObject()) {
            throw malformed(field);
        }
    }

    private static void requireOnly(JsonNode node, String field, Set<String> known) {
        requireObject(node, field);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw malformed(field);
            }
        });
    }

    private static InvalidInput malformed(String field) {
        return new InvalidInput(
                field,
                "request.malformed",
                "Send {\"week\": {\"monday\": [{\"start\": \"09:00\", \"end\": \"18:00\"}]}, \"holidays\": [{\"date\": \"2026-12-25\", \"name\": \"\"}]}.");
    }
}
