// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import java.util.List;
import java.util.Map;

/**
 * Something that a role may allow, in words.
 *
 * @param permission what is checked
 * @param least the least scope that is meant: own, team or all
 * @param words goes on after "may"
 */
record Ability(String permission, String least, String words) {
    private static final List<String> SCOPES = List.of("own", "team", "all");

    static final List<Ability> ALL = List.of(
            new Ability("conversation.read", "all", "read the conversations of every team"),
            new Ability("conversation.reply", "team", "answer customers"),
            new Ability("conversation.assign", "all", "assign any conversation"),
            new Ability("customer.edit", "team", "add and edit customers"),
            new Ability("customer.delete", "all", "delete and merge customers"),
            new Ability("customer.export", "team", "export customers"),
            new Ability("customer.sensitive", "all", "see phone numbers and addresses in full"),
            new Ability("deal.edit", "own", "work on deals"),
            new Ability("pipeline.manage", "all", "change pipelines and custom fields"),
            new Ability("ticket.edit", "team", "work on tickets"),
            new Ability("campaign.create", "all", "create and start campaigns"),
            new Ability("automation.manage", "all", "change automations, service levels and business hours"),
            new Ability("report.view", "all", "see the figures of everybody"),
            new Ability("users.invite", "team", "invite people and change their roles"),
            new Ability("teams.manage", "all", "make teams and say who is in them"),
            new Ability("billing.view", "all", "see plan and invoices"),
            new Ability("billing.manage", "all", "change the plan and how it is paid"),
            new Ability("channels.manage", "all", "connect and remove channels"),
            new Ability("org.settings", "all", "change the organization's settings"),
            new Ability("audit.read", "all", "read the audit log and export everything"));

    /** What a role allows that another does not; each as its permissions with their scopes. */
    static List<String> beyond(Map<String, String> other, Map<String, String> role) {
        return ALL.stream()
                .filter(ability -> !ability.isAllowed(other) && ability.isAllowed(role))
                .map(Ability::words)
                .toList();
    }

    private boolean isAllowed(Map<String, String> scopes) {
        return SCOPES.indexOf(scopes.getOrDefault(permission, "")) >= SCOPES.indexOf(least);
    }
}
