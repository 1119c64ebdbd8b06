// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Whether row-level security binds the roles that work with it, whatever they may become by "set role". */
public record RolesCheck(DatabaseRoles roles) implements Check {
    private static final String TOO_MUCH =
            """
            select current_user as worker, r.rolname as power,
                   case when r.rolsuper then 'is a superuser' when r.rolbypassrls then 'may pass by row-level security'
                        else 'owns tables' end as fault
            from pg_roles r
            where pg_has_role(current_user, r.oid, 'member')
              and (r.rolsuper or r.rolbypassrls
                   or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                              where c.relowner = r.oid and c.relkind in ('r', 'p') and c.relpersistence <> 't'
                                and n.nspname !~ '^(pg_|information_schema$)'))
            order by r.rolname = current_user desc, r.rolsuper desc, r.rolbypassrls desc, r.rolname limit 1
            """;

    @Override
    public String name() {
        return "roles";
    }

    @Override
    public Finding look() throws SQLException {
        Optional<Finding> fault = fault(roles.app());
        if (fault.isEmpty()) {
            fault = fault(roles.platform());
        }
        return fault.orElseGet(() -> Finding.ok("The roles " + roles.settings().appUser() + " and "
                + roles.settings().platformUser() + " own nothing and are bound by row-level security."));
    }

    private static Optional<Finding> fault(Connection worker) throws SQLException {
        try (worker) {
            return Sql.first(
                    worker,
                    TOO_MUCH,
                    row -> fault(row.getString("worker"), row.getString("power"), row.getString("fault")));
        }
    }

    private static Finding fault(String worker, String power, String fault) {
        boolean isItself = worker.equals(power);
        String found = "The role " + worker + (isItself ? " " : " can become " + power + ", which ") + fault
                + ", so organizations could see each other.";
        if (!isItself) {
            return Finding.critical(found, "revoke " + power + " from " + worker);
        }
        return Finding.critical(
                found,
                fault.startsWith("owns")
                        ? "Give its tables to the owner role (reassign owned by " + worker + " to the owner), with a superuser."
                        : "alter role " + worker + " nosuperuser nobypassrls");
    }
}
