// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import io.switchboard.api.problem.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ResourceMethodInvocationHandlerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Checks the constraints on a resource method's parameters before it is called, and that there is a body where the
 * parameter for it is not {@link Nullable}.
 */
final class ValidatedInvocation implements ResourceMethodInvocationHandlerProvider {
    /** A constraint on the parameter makes it one of unknown source for Jersey, which then reads the body as well. */
    private static final Set<Parameter.Source> BODY = Set.of(Parameter.Source.ENTITY, Parameter.Source.UNKNOWN);

    private final Validator validator;

    ValidatedInvocation(Validator validator) {
        this.validator = validator;
    }

    @Override
    public InvocationHandler create(Invocable invocable) {
        int body = requiredBody(invocable);
        return (resource, method, arguments) -> {
            if (body >= 0 && arguments[body] == null) {
                throw new InvocationTargetException(new Refusal(
                        400, "request.malformed", "The body is missing; send the object that the API description shows."));
            }
            return invoke(resource, method, arguments);
        };
    }

    /** The place of the parameter that takes the body, or -1 where none does or it may be missing. */
    private static int requiredBody(Invocable invocable) {
        List<Parameter> parameters = invocable.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (BODY.contains(parameters.get(i).getSource())) {
                boolean mayBeMissing = invocable.getHandlingMethod()
                        .getAnnotatedParameterTypes()[i]
                        .isAnnotationPresent(Nullable.class);
                return mayBeMissing ? -1 : i;
            }
        }
        return -1;
    }

    private @Nullable Object invoke(Object resource, Method method, Object[] arguments) throws Throwable {
        Set<ConstraintViolation<Object>> violations =
                validator.forExecutables().validateParameters(resource, method, arguments);
        if (!violations.isEmpty()) {
            // Jersey looks for exception mappers only inside this wrapper.
            throw new InvocationTargetException(new ConstraintViolationException(violations));
        }
        return method.invoke(resource, arguments);
    }
}
