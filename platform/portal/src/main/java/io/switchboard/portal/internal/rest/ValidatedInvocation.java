// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.spi.internal.ResourceMethodInvocationHandlerProvider;
import org.jspecify.annotations.Nullable;

/** Checks the constraints on a resource method's parameters before it is called. */
final class ValidatedInvocation implements ResourceMethodInvocationHandlerProvider {
    private final Validator validator;

    ValidatedInvocation(Validator validator) {
        this.validator = validator;
    }

    @Override
    public InvocationHandler create(Invocable invocable) {
        return this::invoke;
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
