package ebscensus.report.change;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One volume in two lists.
 *
 * @param before null if only the later list has it
 * @param after null if only the earlier list has it
 */
public record VolumeChange(
        @Nullable ListedVolume before, @Nullable ListedVolume after) {
    /** The volume in the later list, or in the earlier list if it was removed. */
    public ListedVolume volume() {
        return Optional.ofNullable(after == null ? before : after)
                .orElseThrow(() -> new IllegalStateException("a volume of neither list"));
    }

    /** The growth of the volume in GiB; negative if it was removed. */
    public long moreGibibytes() {
        return (after == null ? 0 : after.gibibytes()) - (before == null ? 0 : before.gibibytes());
    }
}
