// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.problem;

/** The id is unknown in this organization; another organization's id gets the same answer. */
public class NotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotFound() {
        super(404, "request.not_found", "There is nothing at this address; check the id.");
    }
}
