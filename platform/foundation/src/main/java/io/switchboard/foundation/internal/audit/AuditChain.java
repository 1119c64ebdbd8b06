// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.foundation.internal.secret.MessageCode;
import io.switchboard.foundation.internal.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ties each entry of an organization to the one before it, by a code over both. Its key is not in the
 * database: whoever can write there cannot make the codes fit again.
 */
public final class AuditChain {
    /** What the first entry follows. */
    static final byte[] BEGINNING = new byte[0];

    /** Of an end that this code does not vouch for. */
    static final byte[] NO_SEAL = new byte[0];

    static final UUID PLATFORM = new UUID(0, 0);

    private final ObjectMapper json = new ObjectMapper();
    private final MessageCode code;

    public AuditChain(MessageCode code) {
        this.code = code;
    }

    /** The one that this master key codes. */
    public static AuditChain of(MasterKey masterKey) {
        return new AuditChain(masterKey.code("switchboard audit chain"));
    }

    /**
     * The last entry so far.
     *
     * @param isSealed whether it is the end that this code has written; once it is not, it never is again
     */
    record Link(long number, byte[] hash, boolean isSealed) {
        static Link beginning() {
            return new Link(0, BEGINNING, true);
        }
    }

    /** What the hash of an entry covers. */
    record Sealed(
            long number,
            Instant at,
            @Nullable UUID actorId,
            String actor,
            @Nullable String onBehalfOf,
            String action,
            String entityType,
            String entityId,
            String detail,
            String address,
            String requestId) {

        static Sealed of(ResultSet row) throws SQLException {
            return new Sealed(
                    row.getLong("number"),
                    Sql.instant(row, "at"),
                    Sql.uuid(row, "actor_id"),
                    row.getString("actor"),
                    row.getString("on_behalf_of"),
                    row.getString("action"),
                    row.getString("entity_type"),
                    row.getString("entity_id"),
                    row.getString("detail"),
                    row.getString("client_address"),
                    row.getString("request_id"));
        }
    }

    /** The one moment at which an organization's chain begins: its registration, in whose transaction this is. */
    void begin(Connection connection, OrganizationId organization) throws SQLException {
        Sql.update(
                connection,
                "insert into foundation.audit_chain (chain_id, number, hash, seal) values (?, 0, ?, ?)",
                id(organization),
                BEGINNING,
                seal(organization, 0, BEGINNING));
    }

    /** The end of the chain, which is the caller's until the transaction ends: others wait here. */
    Link lock(Connection connection, @Nullable OrganizationId organization) throws SQLException {
        Optional<Link> end = Sql.first(
                connection,
                "select number, hash, seal from foundation.audit_chain where chain_id = ? for update",
                row -> link(row, organization),
                id(organization));
        return end.isPresent() ? end.get() : missing(connection, organization);
    }

    /**
     * Only the platform's own chain begins by itself. Where an end was taken away work goes on behind the entries
     * that are left, but under an end without a seal: the fault stays to be seen.
     */
    private Link missing(Connection connection, @Nullable OrganizationId organization) throws SQLException {
        long last = AuditRows.last(connection, organization);
        boolean isNew = organization == null && last == 0;
        return Sql.first(
                        connection,
                        """
                        insert into foundation.audit_chain as c (chain_id, number, hash, seal) values (?, ?, ?, ?)
                        on conflict (chain_id) do update set number = c.number
                        returning number, hash, seal
                        """,
                        row -> link(row, organization),
                        id(organization),
                        last,
                        BEGINNING,
                        isNew ? seal(organization, 0, BEGINNING) : NO_SEAL)
                .orElseThrow();
    }

    /** The end of the chain as it was committed; empty for a chain that nothing was written to, or that was taken away. */
    Optional<Link> end(Connection connection, @Nullable OrganizationId organization) throws SQLException {
        return Sql.first(
                connection,
                "select number, hash, seal from foundation.audit_chain where chain_id = ?",
                row -> link(row, organization),
                id(organization));
    }

    /** An end that somebody else has moved gets no seal any more: going on must not heal it. */
    void advance(Connection connection, @Nullable OrganizationId organization, Link from, long number, byte[] hash)
            throws SQLException {
        Sql.update(
                connection,
                "update foundation.audit_chain set number = ?, hash = ?, seal = ? where chain_id = ?",
                number,
                hash,
                seal(organization, from, number, hash),
                id(organization));
    }

    byte[] hash(@Nullable OrganizationId organization, byte[] before, Sealed entry) {
        return code.of(id(organization).toString().getBytes(StandardCharsets.UTF_8), before, text(entry).getBytes(StandardCharsets.UTF_8));
    }

    /** Of the end that follows; none when somebody else has moved the one before. */
    byte[] seal(@Nullable OrganizationId organization, Link from, long number, byte[] hash) {
        return from.isSealed() ? seal(organization, number, hash) : NO_SEAL;
    }

    private byte[] seal(@Nullable OrganizationId organization, long number, byte[] hash) {
        return code.of(("end of " + id(organization) + " at " + number).getBytes(StandardCharsets.UTF_8), hash);
    }

    Link link(ResultSet row, @Nullable OrganizationId organization) throws SQLException {
        return link(row.getLong("number"), row.getBytes("hash"), row.getBytes("seal"), organization);
    }

    Link link(long number, byte[] hash, byte[] seal, @Nullable OrganizationId organization) {
        return new Link(number, hash, MessageDigest.isEqual(seal, seal(organization, number, hash)));
    }

    /** A list in JSON: no value can run into the next. */
    private String text(Sealed entry) {
        try {
            return json.writeValueAsString(Arrays.asList(
                    entry.number(),
                    entry.at().toString(),
                    entry.actorId() == null ? null : entry.actorId().toString(),
                    entry.actor(),
                    entry.onBehalfOf(),
                    entry.action(),
                    entry.entityType(),
                    entry.entityId(),
                    entry.detail(),
                    entry.address(),
                    entry.requestId()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static UUID id(@Nullable OrganizationId organization) {
        return organization == null ? PLATFORM : organization.value();
    }
}
