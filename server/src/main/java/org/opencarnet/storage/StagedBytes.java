package org.opencarnet.storage;

import org.opencarnet.sharing.Contents;

/** Staged bytes of which is known what was learnt as they came in; where they wait is told by those who extend this. */
public abstract class StagedBytes implements Contents.Staged {

    private final Intake intake;

    protected StagedBytes(Intake intake) {
        this.intake = intake;
    }

    @Override
    public final long size() {
        return intake.size();
    }

    @Override
    public final String sha1() {
        return intake.sha1();
    }

    @Override
    public final String sha256() {
        return intake.sha256();
    }

    @Override
    public final byte[] beginning() {
        return intake.beginning().clone();
    }
}
