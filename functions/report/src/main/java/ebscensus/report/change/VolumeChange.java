package ebscensus.report.change;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One volume, as an earlier and a later list show it.
 *
 * @param before null if only the later list has the volume
 * @param after null if only the earlier list has the volume
 */
public record VolumeChange(
        @Nullable ListedVolume before, @Nullable ListedVolume after) {
    /** The volume in the later list, or in the earlier list if it was removed. */
    public ListedVolume volume() {
        return Optional.ofNullable(after == null ? before : after)
                .orElseThrow(() -> new IllegalStateException("a volume of neither list"));
    }

    /** The GiB in the later list minus the GiB in the earlier list. A list without the volume counts as 0 GiB. */
    public long moreGibibytes() {
        return (after == null ? 0 : after.gibibytes()) - (before == null ? 0 : before.gibibytes());
    }
}
