// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.problem.Refusal;
import java.sql.SQLException;
import java.util.Set;
import org.osgi.framework.ServiceException;

/** Tells what is wrong with one row from what is wrong around it. */
final class Disturbance {
    /** Classes of SQLSTATE: connection, rolled back to be repeated, resources, stopped by an operator, system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    private Disturbance() {}

    /** Throws the failure on when another row would fail as well: the database or the inbox is away. */
    static void rethrowIfNotOfARow(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean away = cause instanceof ServiceException
                    || cause instanceof Refusal refusal && (refusal.status() >= 500 || refusal.status() == 402)
                    || cause instanceof SQLException sql && passing(sql);
            if (away) {
                throw failure;
            }
        }
    }

    private static boolean passing(SQLException sql) {
        return sql.getSQLState() != null
                && sql.getSQLState().length() >= 2
                && PASSING.contains(sql.getSQLState().substring(0, 2));
    }

    /** The kind of the failure only: messages of the database quote the row, and so what people wrote. */
    static String sentence(RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof Refusal refusal) {
            return refusal.getMessage();
        }
        return root instanceof SQLException sql
                ? "the database refused it (SQLSTATE " + sql.getSQLState() + ")"
                : root.getClass().getSimpleName();
    }
}
