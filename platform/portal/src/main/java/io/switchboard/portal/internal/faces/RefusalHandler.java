// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.api.problem.Refusal;
import io.switchboard.portal.internal.web.Problem;
import jakarta.faces.FacesException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.AbortProcessingException;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import java.util.Iterator;
import java.util.Optional;

/**
 * What an action refuses is shown on the page, beside the field or above; what a page cannot show is
 * answered with its status. Nothing of an exception reaches the browser.
 */
final class RefusalHandler extends ExceptionHandlerWrapper {
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
        Optional<Refusal> refusal = Problem.causes(failure, Refusal.class);
        if (refusal.isPresent() && canShow(context)) {
            RefusalMessages.add(context, refusal.get());
            context.renderResponse();
        } else {
            // The filter says it, outside of what failed.
            throw new FacesException(failure);
        }
    }

    /** A form was sent and its page is not being written yet, so that it can be written with the message. */
    private static boolean canShow(FacesContext context) {
        return context.isPostback()
                && context.getViewRoot() != null
                && context.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
                && !context.getResponseComplete();
    }
}
