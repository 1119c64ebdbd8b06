// SPDX-License-Identifier: Apache-2.0
package io.switchboard.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class SpringPeer {

    public static void main(String[] arguments) {
        SpringApplication.run(SpringPeer.class, arguments);
    }
}
