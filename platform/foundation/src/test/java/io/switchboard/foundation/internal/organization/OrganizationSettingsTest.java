// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.hours.BusinessHours;
import io.switchboard.api.hours.OpeningHours;
import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.OrganizationSettings.Holiday;
import io.switchboard.foundation.OrganizationSettings.Hours;
import io.switchboard.foundation.OrganizationSettings.Interval;
import io.switchboard.foundation.OrganizationSettings.Settings;
import io.switchboard.foundation.OrganizationSettings.Values;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.tenancy.TenantContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@FoundationTest
class OrganizationSettingsTest {
    private static final Hours NINE_TO_FIVE = new Hours(
            Map.of("monday", List.of(new Interval("14:00", "17:00"), new Interval("09:00", "13:00"))),
            List.of(new Holiday("2026-12-28", "Between the years")));

    private final RunningFoundation running;
    private final OrganizationSettings settings;
    private Identity ada;

    OrganizationSettingsTest(RunningFoundation running) {
        this.running = running;
        this.settings = running.foundation().organizationSettings();
    }

    @BeforeEach
    void anOrganization() {
        ada = running.register("Lamps");
    }

    @Test
    void aChangeIsKeptAndAuditedWithWhatWasBefore() {
        Settings changed = settings.change(ada, 1, before -> company(before, "PT", "PT 501.442.600"));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.values().taxId()).isEqualTo("PT501442600");
        assertThat(settings.read(ada)).isEqualTo(changed);
        AuditLog.Entry entry = entries().get(0);
        assertThat(entry.action()).isEqualTo("organization.changed");
        assertThat(entry.detail().get("before")).isEqualTo(Map.of("name", "Lamps", "legalName", "", "country", "", "taxId", ""));
        assertThat(entry.detail().get("after")).isEqualTo(
                Map.of("name", "Casa", "legalName", "Casa, Lda", "country", "PT", "taxId", "PT501442600"));
    }

    @Test
    void whatChangesNothingIsNoChange() {
        int before = entries().size();
        assertThat(settings.change(ada, 1, values -> values).version()).isEqualTo(1);
        assertThat(entries()).hasSize(before);
    }

    @Test
    void aStaleVersionIsRefused() {
        settings.change(ada, 1, before -> company(before, "", ""));
        assertThatThrownBy(() -> settings.change(ada, 1, before -> company(before, "ES", "")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(412));
        assertThat(settings.read(ada).values().country()).isEmpty();
    }

    @Test
    void everyFaultIsToldAtOnce() {
        Values wrong = new Values(
                " ", "x".repeat(201), "a\u0000b", "1".repeat(21), "", "ZZ", "1", "Mars/Base", "xx-YY", "ABC",
                new Hours(Map.of("monday", List.of(new Interval("09:00", "08:00"))), List.of()));
        assertThat(faults(wrong)).extracting(FieldError::field).containsExactly(
                "name", "legalName", "street", "postalCode", "country", "timeZone", "locale", "currency",
                "businessHours.week.monday");
    }

    @ParameterizedTest
    @CsvSource({
        "09:00-12:00 11:00-13:00, hours.overlap",
        "09:00-00:00 23:00-23:30, hours.overlap",
        "09:00-09:00, hours.end_before_start",
        "9:00-10:00, hours.not_a_time",
        "09:00:30-10:00, hours.not_a_time",
        "25:00-26:00, hours.not_a_time",
        "'', hours.never_open",
    })
    void hoursThatCannotBeAreRefused(String monday, String code) {
        List<Interval> intervals = monday.isEmpty()
                ? List.of()
                : List.of(monday.split(" ")).stream().map(text -> text.split("-")).map(ends -> new Interval(ends[0], ends[1])).toList();
        Hours hours = new Hours(Map.of("monday", intervals), List.of());
        assertThat(faults(settings.read(ada).values().with(hours))).extracting(FieldError::code).containsExactly(code);
    }

    @Test
    void daysOffAreDatesAndThereOnce() {
        Map<String, List<Interval>> week = Map.of("monday", List.of(new Interval("09:00", "17:00")));
        Values values = settings.read(ada).values();
        Holiday christmas = new Holiday("2026-12-25", "Christmas");
        assertThat(faults(values.with(new Hours(week, List.of(new Holiday("25.12.", ""))))))
                .extracting(FieldError::code).containsExactly("hours.not_a_date");
        assertThat(faults(values.with(new Hours(week, List.of(christmas, christmas)))))
                .extracting(FieldError::code).containsExactly("hours.twice");
        assertThat(faults(values.with(new Hours(Map.of("someday", List.of()), List.of()))))
                .extracting(FieldError::code).containsExactly("hours.unknown_day");
    }

    @Test
    void modulesReckonWithTheHoursInTheOrganizationsZone() {
        assertThat(lent().isOpen(Instant.parse("2026-12-27T03:00:00Z"))).as("round the clock at first").isTrue();
        settings.change(ada, null, before -> new Values(
                before.name(), "", "", "", "", "", "", "Europe/Lisbon", before.locale(), before.currency(), NINE_TO_FIVE));

        OpeningHours hours = lent();
        assertThat(hours.nextOpening(Instant.parse("2026-06-01T13:00:00Z"))).contains(Instant.parse("2026-06-01T13:00:00Z"));
        assertThat(hours.nextOpening(Instant.parse("2026-12-27T03:00:00Z"))).as("over the day off")
                .contains(Instant.parse("2027-01-04T09:00:00Z"));
    }

    @Test
    void managersChangeHoursAndNothingElseAndAgentsNothing() {
        Identity manager = running.join(ada, "Mo", "manager");
        Identity agent = running.join(ada, "Ag", "agent");

        assertThat(settings.change(manager, null, before -> before.with(NINE_TO_FIVE)).values().businessHours().week())
                .containsOnlyKeys("monday");
        assertThatThrownBy(() -> settings.change(manager, null, before -> company(before, "", "")))
                .isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> settings.change(agent, null, before -> before.with(null)))
                .isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> settings.change(agent, null, before -> before)).isInstanceOf(PermissionMissing.class);
        assertThat(settings.read(agent).values().businessHours()).isNotNull();
        assertThatThrownBy(() -> settings.read(running.operator())).isInstanceOf(NotFound.class);
    }

    private static Values company(Values before, String country, String taxId) {
        return new Values("Casa", "Casa, Lda", "", "", "", country, taxId, before.timeZone(), before.locale(),
                before.currency(), before.businessHours());
    }

    private List<FieldError> faults(Values values) {
        try {
            settings.change(ada, null, before -> values);
        } catch (InvalidInput wrong) {
            return wrong.errors();
        }
        throw new AssertionError("It was taken");
    }

    private OpeningHours lent() {
        try (TenantContext.Binding binding = TenantContext.bind(ada.caller())) {
            return running.lend(BusinessHours.class, "sla").current();
        }
    }

    private List<AuditLog.Entry> entries() {
        return running.foundation().auditLog().list(ada, AuditLog.Filter.ALL, 50, null);
    }
}
