// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.problem;

/** What is wrong with one field. */
public record FieldError(String field, String code, String detail) {}
