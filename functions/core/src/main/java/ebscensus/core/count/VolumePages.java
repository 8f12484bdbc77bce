package ebscensus.core.count;

import static java.util.function.Predicate.not;

import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.count.PageChain.Broken;
import ebscensus.core.count.PageChain.Page;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Pages;
import ebscensus.core.inventory.Volume;
import ebscensus.core.plan.LabelledInstance;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads volumes of one scope page by page, and adds them to the tally. */
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
     * @param instances all instances of the scope
     * @return the instances whose volumes must still be requested in batches. If a page has failed, these are all instances. If
     *     all pages were read, these are the instances that {@link ShownVolumes#mayHaveUnnamed may have} volumes whose instance
     *     EC2 does not name. EC2's filter by instance may find such volumes
     */
    List<LabelledInstance> addAll(Pages<Volume> all, List<LabelledInstance> instances) {
        var listed = new HashMap<String, LabelledInstance>();
        instances.forEach(instance -> listed.put(instance.id(), instance));
        var shown = new ShownVolumes();
        var failure = read(all, page -> {
            shown.add(page);
            tally.addPage(listed, page);
        });
        if (failure != null) {
            tally.fail(Source.OTHERS, failure);
            return instances;
        }
        tally.counted(Source.OTHERS);
        tally.counted(Source.UNLISTED);
        var measured = instances.stream().filter(not(shown::mayHaveUnnamed)).toList();
        tally.addedWholeScope(measured, shown.instances());
        progress.measured(tally.scope(), measured.size(), 0);
        return instances.stream().filter(shown::mayHaveUnnamed).toList();
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

    /** Reads the pages. Returns why they could not all be read; null if all were read. */
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
