// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.TwoFactor;
import io.switchboard.foundation.TwoFactor.Enrolment;
import io.switchboard.foundation.TwoFactor.Status;
import io.switchboard.foundation.internal.rest.TwoFactorViews.EnrolmentConfirmation;
import io.switchboard.foundation.internal.rest.TwoFactorViews.EnrolmentView;
import io.switchboard.foundation.internal.rest.TwoFactorViews.Reauthenticated;
import io.switchboard.foundation.internal.rest.TwoFactorViews.RecoveryCodeList;
import io.switchboard.foundation.internal.rest.TwoFactorViews.TwoFactorView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The second factor of whoever asks. */
@Access(Access.SIGNED_IN)
@Path("me/two-factor")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TwoFactorResource {
    private final TwoFactor twoFactor;

    public TwoFactorResource(TwoFactor twoFactor) {
        this.twoFactor = twoFactor;
    }

    @GET
    public TwoFactorView status() {
        Status status = twoFactor.status(CurrentIdentity.require());
        return new TwoFactorView(status.isOn(), status.since(), status.hasApp(), status.recoveryCodes(), status.isRequired());
    }

    /** A new key for an authenticator app, which counts once its first code has come. */
    @POST
    @Path("enrolment")
    public EnrolmentView begin(@Nullable Reauthenticated request) {
        Enrolment begun =
                twoFactor.begin(CurrentIdentity.require(), password(request), otp(request));
        return new EnrolmentView(begun.token(), begun.key(), begun.uri());
    }

    /** Switches it on. */
    @POST
    @Path("confirm")
    public RecoveryCodeList confirm(@Nullable EnrolmentConfirmation request) {
        String enrolment = orEmpty(request == null ? null : request.enrolment());
        if (enrolment.isEmpty()) {
            throw new InvalidInput("enrolment", "required", "Give the enrolment that was begun.");
        }
        return new RecoveryCodeList(
                twoFactor.confirm(CurrentIdentity.require(), enrolment, orEmpty(request == null ? null : request.otp())));
    }

    /** New recovery codes in the place of those from before. */
    @POST
    @Path("recovery-codes")
    public RecoveryCodeList renew(@Nullable Reauthenticated request) {
        return new RecoveryCodeList(
                twoFactor.renewRecoveryCodes(CurrentIdentity.require(), password(request), otp(request)));
    }

    @POST
    @Path("off")
    public void switchOff(@Nullable Reauthenticated request) {
        twoFactor.switchOff(CurrentIdentity.require(), password(request), otp(request));
    }

    private static String password(@Nullable Reauthenticated request) {
        return orEmpty(request == null ? null : request.password());
    }

    private static String otp(@Nullable Reauthenticated request) {
        return orEmpty(request == null ? null : request.otp());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
