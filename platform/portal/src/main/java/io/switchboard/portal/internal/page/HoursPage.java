// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.OrganizationSettings.Hours;
import io.switchboard.foundation.OrganizationSettings.Interval;
import io.switchboard.foundation.OrganizationSettings.Settings;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code #{hoursPage}}: when the organization works. */
@Named("hoursPage")
@RequestScoped
public class HoursPage {
    private static final String ADDRESS = "/settings/organization/hours";
    private static final List<Interval> USUAL = List.of(new Interval("09:00", "18:00"));
    private static final List<String> DAYS =
            Stream.of(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private final Map<String, String> week = new LinkedHashMap<>();
    private String timeZone = "";
    private String version = "";
    private String holidays = "";
    private boolean isAlways;

    @PostConstruct
    void read() {
        CurrentIdentity.require().require(OrganizationSettings.HOURS);
        Settings now = settings().read(CurrentIdentity.require());
        Hours hours = now.values().businessHours();
        version = Integer.toString(now.version());
        timeZone = now.values().timeZone();
        isAlways = hours == null;
        holidays = hours == null ? "" : HoursText.ofHolidays(hours.holidays());
        DAYS.forEach(day -> week.put(day, HoursText.of(intervals(hours, day))));
    }

    /** Who sets hours for the first time starts from usual ones. */
    private static List<Interval> intervals(@Nullable Hours hours, String day) {
        boolean isWeekend = day.equals("saturday") || day.equals("sunday");
        return hours == null ? (isWeekend ? List.of() : USUAL) : hours.week().getOrDefault(day, List.of());
    }

    public void save() {
        settings().change(CurrentIdentity.require(), Versions.of(version), before -> before.with(isAlways ? null : typed()));
        Redirect.to(Notes.on(ADDRESS, Notes.HOURS_CHANGED));
    }

    private Hours typed() {
        Map<String, List<Interval>> read = new LinkedHashMap<>();
        DAYS.forEach(day -> read.put(day, HoursText.read(week.getOrDefault(day, ""))));
        return new Hours(read, HoursText.readHolidays(holidays));
    }

    public String getNote() {
        return Notes.of(request.getParameter(Notes.PARAMETER));
    }

    public Map<String, String> getWeek() {
        return week;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(String version) {
        this.version = version;
    }

    public String getHolidays() {
        return holidays;
    }

    public void setHolidays(String holidays) {
        this.holidays = holidays;
    }

    public boolean isAlways() {
        return isAlways;
    }

    public void setAlways(boolean isAlways) {
        this.isAlways = isAlways;
    }

    private OrganizationSettings settings() {
        return Wiring.find(context, OrganizationSettings.class);
    }
}
