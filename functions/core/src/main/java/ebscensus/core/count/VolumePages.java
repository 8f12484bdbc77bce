package ebscensus.core.count;

import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.count.PageChain.Broken;
import ebscensus.core.count.PageChain.Page;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Pages;
import ebscensus.core.inventory.Volume;
import ebscensus.core.plan.LabelledInstance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds up the volumes of one scope that are read page by page. */
final class VolumePages {
    private final ScopeTally tally;
    private final Progress progress;
    private final Deadline deadline;

    VolumePages(ScopeTally tally, Progress progress, Deadline deadline) {
        this.tally = tally;
        this.progress = progress;
        this.deadline = deadline;
    }

    /**
     * Reads all volumes of a scope, attached or not. If a page fails, the volumes that were read before are kept.
     *
     * @param instances all that the scope has
     * @return whether the instances are measured. If not, their volumes must be requested in batches, because a page has failed
     *     or because EC2 does not name the instance of a volume and its filter may know the instance
     */
    boolean addAll(Pages<Volume> all, List<LabelledInstance> instances) {
        var listed = new HashMap<String, LabelledInstance>();
        instances.forEach(instance -> listed.put(instance.id(), instance));
        var withVolumes = new HashSet<String>();
        var failure = read(all, page -> {
            page.forEach(volume -> withVolumes.addAll(volume.instances()));
            tally.addPage(listed, page);
        });
        if (failure != null) {
            tally.fail(Source.OTHERS, failure);
            return false;
        }
        tally.counted(Source.OTHERS);
        tally.counted(Source.UNLISTED);
        if (tally.hasUnnamed()) {
            return false;
        }
        tally.addedWholeScope(instances, withVolumes);
        progress.measured(tally.scope(), instances.size(), 0);
        return true;
    }

    /** Reads a source whose volumes all have the given use. */
    void add(Source source, Pages<Volume> pages, Use use) {
        var failure = read(pages, page -> tally.addPage(use, page));
        if (failure == null) {
            tally.counted(source);
        } else {
            tally.fail(source, failure);
        }
    }

    /** Why not all pages could be read; null if they were. */
    private @Nullable Missing read(Pages<Volume> pages, Consumer<List<Volume>> reader) {
        var chain = new PageChain<>(pages, progress);
        while (!deadline.isPast()) {
            var read = chain.read();
            progress.called(tally.scope(), read.calls());
            tally.called(read.calls());
            switch (read) {
                case Broken<Volume> broken -> {
                    return broken.why();
                }
                case Page<Volume> page -> {
                    reader.accept(page.elements());
                    progress.measured(tally.scope(), 0, page.elements().size());
                    if (page.isLast()) {
                        return null;
                    }
                }
            }
        }
        return deadline.missed(pages.action());
    }
}
