// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

/** Refusals of HTTP itself: wrong method, wrong media type, no such address. */
final class HttpFaults {
    private HttpFaults() {}

    static Problem problem(int status) {
        return switch (status) {
            case 400 -> new Problem(400, "request.malformed", "The request cannot be read; check it against the API description.");
            case 401 -> new Problem(401, "auth.required", "Sign in to use this.");
            case 403 -> new Problem(403, "access.refused", "You may not do this; ask an admin of your organization.");
            case 404 -> new Problem(404, "request.not_found", "There is nothing at this address; check the id.");
            case 405 -> new Problem(405, "request.method_not_allowed", "This address does not take this method; see the Allow header.");
            case 406 -> new Problem(406, "request.not_acceptable", "This address answers in another media type; accept application/json.");
            case 413 -> new Problem(413, "request.too_large", "The body is too large; send less at once.");
            case 415 -> new Problem(415, "request.unsupported_media_type", "Send this body in another media type, such as application/json.");
            default -> status >= 500
                    ? new Problem(status, "server.error", "Something failed on our side; try again, and tell us the request id if it stays.")
                    : new Problem(status, "request.refused", "The request was refused; check it against the API description.");
        };
    }

    static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Not signed in";
            case 402 -> "Not in your plan";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 409 -> "Conflict";
            case 412 -> "Changed meanwhile";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case 422 -> "Invalid";
            case 429 -> "Too many requests";
            case 500 -> "Server error";
            case 503 -> "Not available";
            default -> status >= 500 ? "Server error" : "Refused";
        };
    }
}
