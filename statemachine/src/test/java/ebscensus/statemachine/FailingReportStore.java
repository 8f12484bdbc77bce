package ebscensus.statemachine;

import ebscensus.core.inventory.ReportStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Like {@link FailingStore}, where reports remain. */
record FailingReportStore(ReportStore reports, FailingStore.Trouble trouble) implements ReportStore {
    @Override
    public String write(String name, String mediaType, byte[] content) {
        trouble.mayStrike("before writeReport", 0);
        String place = reports.write(name, mediaType, content);
        trouble.mayStrike("after writeReport", 0);
        return place;
    }

    @Override
    public String write(String name, String mediaType, Path content) {
        trouble.mayStrike("before writeVolumes", 0);
        String place = reports.write(name, mediaType, content);
        trouble.mayStrike("after writeVolumes", 0);
        return place;
    }

    @Override
    public Optional<byte[]> read(String name) {
        trouble.mayStrike("before readReport", 0);
        return reports.read(name);
    }

    @Override
    public List<String> names(String prefix, String after, int most) {
        trouble.mayStrike("before listReports", 0);
        return reports.names(prefix, after, most);
    }
}
