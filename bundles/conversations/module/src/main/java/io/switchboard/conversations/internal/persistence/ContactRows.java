// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** People as channels know them, by all their addresses. */
public final class ContactRows {

    /** A new contact; who they are is taken from an address that was linked before, on any channel. */
    public void insert(Connection connection, UUID contact, UUID channel, List<String> addresses, String displayName)
            throws SQLException {
        Query.of(
                        connection,
                        """
                        with k as (
                          insert into conversations.contact
                                 (id, channel_id, address, display_name, customer_id, customer_name)
                          select ?::uuid, ?::uuid, ?::text, ?::text, l.customer_id, l.display_name
                            from (select 1) one left join lateral (
                                 select customer_id, display_name from conversations.customer_link
                                  where address = any (?::text[]) order by linked_at desc limit 1) l on true
                          returning id, channel_id)
                        insert into conversations.contact_address (channel_id, address, contact_id)
                        select k.channel_id, a.address, k.id from k, unnest(?::text[]) as a(address)""",
                        contact,
                        channel,
                        addresses.get(0),
                        displayName,
                        addresses,
                        addresses)
                .update();
    }

    /** Adds what was not known of the contact, and follows a change of name or of the address to answer to. */
    public void learn(Connection connection, UUID contact, UUID channel, List<String> addresses, String displayName)
            throws SQLException {
        Query.of(
                        connection,
                        """
                        with k as (
                          update conversations.contact set address = ?::text, display_name = ?::text
                           where id = ?::uuid)
                        insert into conversations.contact_address (channel_id, address, contact_id)
                        select ?::uuid, a.address, ?::uuid from unnest(?::text[]) as a(address)
                        on conflict (organization_id, channel_id, address) do nothing""",
                        addresses.get(0),
                        displayName,
                        contact,
                        channel,
                        contact,
                        addresses)
                .update();
    }

    /** Addresses that a provider revealed in its answer; those of somebody else stay theirs. */
    public void learn(Connection connection, UUID conversation, Collection<String> addresses) throws SQLException {
        Query.of(
                        connection,
                        """
                        insert into conversations.contact_address (channel_id, address, contact_id)
                        select v.channel_id, a.address, v.contact_id
                          from conversations.conversation v, unnest(?::text[]) as a(address) where v.id = ?::uuid
                        on conflict (organization_id, channel_id, address) do nothing""",
                        addresses,
                        conversation)
                .update();
    }

    /** Serialises the opening and closing of the contact's conversations. */
    public void lock(Connection connection, UUID contact) throws SQLException {
        Query.of(connection, "select id from conversations.contact where id = ?::uuid for no key update", contact)
                .list(row -> true);
    }

    /** The contacts, on all channels, that share an address with this one; itself included. */
    public List<UUID> sharing(Connection connection, UUID contact) throws SQLException {
        return Query.of(
                        connection,
                        """
                        select distinct b.contact_id from conversations.contact_address a
                          join conversations.contact_address b on b.address = a.address
                         where a.contact_id = ?::uuid""",
                        contact)
                .list(row -> Query.id(row, "contact_id"));
    }

    /**
     * Says who the contacts are, now and for later contacts with the same addresses.
     *
     * @return the contacts for which this was new
     */
    public List<UUID> link(
            Connection connection, Collection<UUID> contacts, UUID customer, String customerName, Instant now)
            throws SQLException {
        Query.of(
                        connection,
                        """
                        insert into conversations.customer_link (address, customer_id, display_name, linked_at)
                        select distinct a.address, ?::uuid, ?::text, ?::timestamptz
                          from conversations.contact_address a where a.contact_id = any (?::uuid[])
                        on conflict (organization_id, address) do update
                           set customer_id = excluded.customer_id, display_name = excluded.display_name,
                               linked_at = excluded.linked_at""",
                        customer,
                        customerName,
                        now,
                        contacts)
                .update();
        return Query.of(
                        connection,
                        """
                        update conversations.contact set customer_id = ?::uuid, customer_name = ?::text
                         where id = any (?::uuid[])
                           and (customer_id, customer_name) is distinct from (?::uuid, ?::text)
                        returning id""",
                        customer,
                        customerName,
                        contacts,
                        customer,
                        customerName)
                .list(row -> Query.id(row, "id"));
    }
}
