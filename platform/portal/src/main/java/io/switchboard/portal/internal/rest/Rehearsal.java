// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;

/** A request that is led as far as its resource method, to learn whether its sender may still call that. */
final class Rehearsal {
    private static final String ATTRIBUTE = Rehearsal.class.getName();

    private boolean isAdmitted;

    /** From here on the request carries nothing out. */
    static Rehearsal of(HttpServletRequest request) {
        Rehearsal rehearsal = new Rehearsal();
        request.setAttribute(ATTRIBUTE, rehearsal);
        return rehearsal;
    }

    boolean isAdmitted() {
        return isAdmitted;
    }

    /** Stands behind every other question and ends a rehearsal there. */
    static final class End implements ContainerRequestFilter {
        static final int LAST = Integer.MAX_VALUE;

        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getProperty(ATTRIBUTE) instanceof Rehearsal rehearsal) {
                rehearsal.isAdmitted = true;
                request.abortWith(Response.noContent().build());
            }
        }
    }
}
