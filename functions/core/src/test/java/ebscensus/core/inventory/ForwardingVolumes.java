package ebscensus.core.inventory;

import java.util.List;

/** Gives what another gives; a test overrides what it is about. */
public class ForwardingVolumes implements Volumes {
    private final Volumes volumes;

    public ForwardingVolumes(Volumes volumes) {
        this.volumes = volumes;
    }

    @Override
    public Batch attachedTo(List<String> instances) {
        return volumes.attachedTo(instances);
    }

    @Override
    public Pages<Volume> all() {
        return volumes.all();
    }

    @Override
    public Pages<Volume> others() {
        return volumes.others();
    }

    @Override
    public Pages<Volume> recycleBin() {
        return volumes.recycleBin();
    }

    @Override
    public String action() {
        return volumes.action();
    }
}
