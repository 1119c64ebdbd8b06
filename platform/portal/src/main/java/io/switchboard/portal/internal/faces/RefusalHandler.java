// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.api.problem.Refusal;
import io.switchboard.portal.internal.web.Answers;
import io.switchboard.portal.internal.web.Problem;
import io.switchboard.portal.internal.web.RequestId;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.AbortProcessingException;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an action refuses is shown on the page, beside the field or above; what a page cannot show is
 * answered with its status. Nothing of an exception reaches the browser.
 */
final class RefusalHandler extends ExceptionHandlerWrapper {
    private static final Logger log = LoggerFactory.getLogger(RefusalHandler.class);

    RefusalHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            Throwable failure = events.next().getContext().getException();
            events.remove();
            if (!(failure instanceof AbortProcessingException)) {
                answer(FacesContext.getCurrentInstance(), failure);
            }
        }
    }

    private static void answer(FacesContext context, Throwable failure) {
        try {
            Optional<Refusal> refusal = Problem.causes(failure, Refusal.class);
            if (refusal.isPresent() && canShow(context)) {
                RefusalMessages.add(context, refusal.get());
                context.renderResponse();
            } else if (Problem.causes(failure, ViewExpiredException.class).isPresent()) {
                PageFilter.stale(request(context), response(context));
                context.responseComplete();
            } else {
                fail(context, failure);
            }
        } catch (IOException gone) {
            throw new FacesException(gone);
        }
    }

    /** A form was sent and its page is not being written yet, so that it can be written with the message. */
    private static boolean canShow(FacesContext context) {
        return context.isPostback()
                && context.getViewRoot() != null
                && context.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
                && !context.getResponseComplete();
    }

    private static void fail(FacesContext context, Throwable failure) throws IOException {
        Problem problem = Problem.of(failure);
        if (problem.isOurFault()) {
            log.error("The page {} failed, request {}", viewId(context), RequestId.current(), failure);
        }
        HttpServletResponse response = response(context);
        if (!response.isCommitted()) {
            ExternalContext external = context.getExternalContext();
            external.responseReset();
            if (context.getPartialViewContext().isAjaxRequest()) {
                response.setStatus(problem.status());
            } else {
                Answers.page(response, problem);
            }
        }
        context.responseComplete();
    }

    private static String viewId(FacesContext context) {
        return context.getViewRoot() == null ? "unknown" : context.getViewRoot().getViewId();
    }

    private static HttpServletRequest request(FacesContext context) {
        return (HttpServletRequest) context.getExternalContext().getRequest();
    }

    private static HttpServletResponse response(FacesContext context) {
        return (HttpServletResponse) context.getExternalContext().getResponse();
    }
}
