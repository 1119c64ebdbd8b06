// SPDX-License-Identifier: Apache-2.0
/** Takes webhooks of the Cloud API with Spring Boot and JPA, a transaction to a request, as is usual. */
package io.switchboard.peer;
