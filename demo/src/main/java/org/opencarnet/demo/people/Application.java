package org.opencarnet.demo.people;

import java.util.List;
import java.util.Optional;

/**
 * Software that signs people in.
 *
 * @param client its client id
 * @param secret none for software that cannot keep one
 * @param redirectUris where it may be answered
 * @param afterLogout where it may send people once signed out
 */
public record Application(
        String client, Optional<String> secret, List<String> redirectUris, List<String> afterLogout) {}
