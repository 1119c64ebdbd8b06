// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.tenancy.TeamId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.People;
import io.switchboard.foundation.People.Filter;
import io.switchboard.foundation.People.Order;
import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.People.Role;
import io.switchboard.foundation.TeamBook;
import io.switchboard.foundation.TeamBook.TeamEntry;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code #{peopleListing}}: whom the page of people shows, in which order. */
@Named("peopleListing")
@RequestScoped
public class PeopleListing {
    private static final int STEP = 50;

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private String query = "";
    private String team = "";
    private String role = "";
    private String state = "";
    private String order = Order.NAME.name();
    private int shown = STEP;
    private @Nullable List<Person> found;
    private @Nullable List<TeamEntry> teams;
    private @Nullable List<Role> roles;

    /** A link may begin with one team, or with whom a search has found. */
    @PostConstruct
    void begin() {
        team = Objects.requireNonNullElse(request.getParameter("team"), "");
        query = Objects.requireNonNullElse(request.getParameter("q"), "");
    }

    public List<Person> getList() {
        return found().size() > shown ? found().subList(0, shown) : found();
    }

    public boolean isMore() {
        return found().size() > shown;
    }

    /** One more than are shown tells whether there are others. */
    private List<Person> found() {
        List<Person> known = found;
        if (known == null) {
            known = Wiring.find(context, People.class)
                    .list(CurrentIdentity.require(), filter(), wantedOrder(), shown + 1, null);
            found = known;
        }
        return known;
    }

    private Filter filter() {
        return new Filter(query, wantedTeam(), role, state);
    }

    private @Nullable TeamId wantedTeam() {
        try {
            return team.isEmpty() ? null : TeamId.of(team);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private Order wantedOrder() {
        return Arrays.stream(Order.values())
                .filter(one -> one.name().equals(order))
                .findFirst()
                .orElse(Order.NAME);
    }

    /** The teams to choose from; none where there are none. */
    public List<TeamEntry> getTeams() {
        List<TeamEntry> known = teams;
        if (known == null) {
            known = Wiring.find(context, TeamBook.class).list(CurrentIdentity.require());
            teams = known;
        }
        return known;
    }

    public List<Role> getRoles() {
        List<Role> known = roles;
        if (known == null) {
            known = Wiring.find(context, People.class).roles(CurrentIdentity.require());
            roles = known;
        }
        return known;
    }

    /** Whether the reader sees how much each has open. */
    public boolean isLoadShown() {
        return getList().stream().anyMatch(person -> person.load() != null);
    }

    /** As {@code aria-sort} says it; names and roles go up, the others begin with most. */
    public String sorted(String column) {
        if (!wantedOrder().name().equals(column)) {
            return "none";
        }
        return wantedOrder() == Order.NAME || wantedOrder() == Order.ROLE ? "ascending" : "descending";
    }

    /** The same people as a file. */
    public String getExportAddress() {
        return "/api/users/export?q=" + encoded(query) + (wantedTeam() == null ? "" : "&team=" + team) + "&role="
                + encoded(role) + "&state=" + encoded(state);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public void search() {
        find(STEP);
    }

    public void more() {
        find(shown + STEP);
    }

    public void clear() {
        query = "";
        team = "";
        role = "";
        state = "";
        find(STEP);
    }

    /** Faces has asked for the list before it knew what was typed. */
    private void find(int atMost) {
        shown = atMost;
        found = null;
    }

    /** What was looked up before an act is not what there is after it. */
    void changed() {
        found = null;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    public String getTeam() {
        return team;
    }

    public void setTeam(@Nullable String team) {
        this.team = Objects.requireNonNullElse(team, "");
    }

    public String getRole() {
        return role;
    }

    public void setRole(@Nullable String role) {
        this.role = Objects.requireNonNullElse(role, "");
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = Objects.requireNonNullElse(state, "");
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }

    public int getShown() {
        return shown;
    }

    public void setShown(int shown) {
        this.shown = Math.max(STEP, shown);
    }
}
