// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.faces;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.api.web.PageBean;
import io.switchboard.conversations.api.ConversationSummary;
import io.switchboard.conversations.api.Conversations;
import io.switchboard.crm.api.CustomerSummary;
import io.switchboard.crm.internal.application.CustomerBook;
import io.switchboard.crm.internal.application.CustomerView;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** One customer: the page with the live chat, and the panel beside a conversation. */
@Component(service = CustomerPage.class, scope = ServiceScope.PROTOTYPE)
@PageBean(name = "customerPage")
public class CustomerPage {
    private final CustomerBook book;
    private final Conversations conversations;
    private final Members members;
    private final Teams teams;
    private String id = "";
    private String conversation = "";
    private @Nullable String owner;
    private @Nullable String team;
    private String name = "";
    private boolean editing;
    private @Nullable CustomerView customer;

    @Activate
    public CustomerPage(
            @Reference CustomerBook book,
            @Reference Conversations conversations,
            @Reference Members members,
            @Reference Teams teams) {
        this.members = members;
        this.teams = teams;
        this.book = book;
        this.conversations = conversations;
    }

    /** The customer of the address, or of the conversation; null while it is not recognised yet. */
    public @Nullable CustomerView getCustomer() {
        if (customer == null) {
            load().ifPresent(found -> {
                customer = found;
                id = found.id().toString();
                name = found.displayName();
            });
        }
        return customer;
    }

    private Optional<CustomerView> load() {
        if (!id.isBlank()) {
            return Optional.of(book.get(parse(id)));
        }
        return conversation.isBlank()
                ? Optional.empty()
                : book.ofConversation(parse(conversation))
                        .map(CustomerSummary::id)
                        .map(found -> book.get(found.value()));
    }

    private static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    public List<ConversationSummary> getConversations() {
        CustomerView found = getCustomer();
        return found == null ? List.of() : conversations.ofCustomer(found.id());
    }

    public void edit() {
        editing = true;
    }

    public void save() {
        CustomerView present = getCustomer();
        if (present != null) {
            customer = book.rename(present.id(), name.strip(), Optional.of(present.version()));
            editing = false;
        }
    }

    /** Whether whoever reads may change the customer. */
    public boolean isEditable() {
        CustomerView present = getCustomer();
        return present != null && book.mayEdit(present);
    }

    public String getOwner() {
        String given = owner;
        CustomerView present = getCustomer();
        return given != null ? given : present == null || present.owner() == null ? "" : present.owner().toString();
    }

    public void setOwner(@Nullable String owner) {
        this.owner = owner == null ? "" : owner;
    }

    public String getTeam() {
        String given = team;
        CustomerView present = getCustomer();
        return given != null ? given : present == null || present.team() == null ? "" : present.team().toString();
    }

    public void setTeam(@Nullable String team) {
        this.team = team == null ? "" : team;
    }

    public List<Member> getMembers() {
        return members.active();
    }

    public List<Team> getTeams() {
        return teams.all();
    }

    /** Whose it is, in words; empty for nobody's. */
    public String getOwnerName() {
        CustomerView present = getCustomer();
        return present == null || present.owner() == null
                ? ""
                : members.find(new UserId(present.owner())).map(Member::name).orElse("");
    }

    public String getTeamName() {
        CustomerView present = getCustomer();
        return present == null || present.team() == null
                ? ""
                : teams.find(new TeamId(present.team())).map(Team::name).orElse("");
    }

    public void give() {
        CustomerView present = getCustomer();
        if (present != null) {
            customer = book.give(present.id(), idOrNull(getOwner()), idOrNull(getTeam()));
            owner = null;
            team = null;
        }
    }

    private static @Nullable UUID idOrNull(String text) {
        return text.isEmpty() ? null : parse(text);
    }

    public void refresh() {
        customer = null;
    }

    public boolean isEditing() {
        return editing;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getConversation() {
        return conversation;
    }

    public void setConversation(@Nullable String conversation) {
        this.conversation = conversation == null ? "" : conversation;
    }
}
