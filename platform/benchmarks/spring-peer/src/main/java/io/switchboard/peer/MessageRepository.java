// SPDX-License-Identifier: Apache-2.0
package io.switchboard.peer;

import org.springframework.data.jpa.repository.JpaRepository;

public interface MessageRepository extends JpaRepository<Message, Long> {}
