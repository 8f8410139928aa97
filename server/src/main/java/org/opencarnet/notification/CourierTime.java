package org.opencarnet.notification;

import java.time.Clock;

/** The real time, by which processes wait for each other; the record's may be moved by a demo. */
public record CourierTime(Clock clock) {}
