// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import io.switchboard.portal.internal.web.Problem;
import io.switchboard.portal.internal.web.RequestId;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every failure of a resource becomes a problem document here; what nobody foresaw is logged with its stack. */
final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger log = LoggerFactory.getLogger(ProblemMapper.class);

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException answer && isAnswer(answer.getResponse())) {
            return answer.getResponse();
        }
        Problem problem = Problem.of(failure);
        if (problem.isOurFault()) {
            log.error("Request {} failed", RequestId.current(), failure);
        }
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(problem.document(RequestId.current()));
        problem.retryAfter().ifPresent(seconds -> response.header("Retry-After", seconds));
        if (failure instanceof WebApplicationException answer) {
            keepAllowed(answer.getResponse(), response);
        }
        return response.build();
    }

    /** A redirect, a "not modified" or a body that the resource has made itself. */
    private static boolean isAnswer(Response response) {
        return response.getStatus() < 400 || response.hasEntity();
    }

    private static void keepAllowed(Response refused, Response.ResponseBuilder response) {
        Object allowed = refused.getHeaders().getFirst("Allow");
        if (allowed != null) {
            response.header("Allow", allowed);
        }
    }
}
