package org.opencarnet.xds;

import java.nio.file.Path;

/** Where parts of a message wait that come in another order than they are asked for ({@code carnet.content.path}). */
public record WaitingParts(Path folder) {}
