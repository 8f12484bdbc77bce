package ebscensus.statemachine;

import ebscensus.core.inventory.ReportStore;

/** Like {@link FailingStore}, where reports remain. */
record FailingReportStore(ReportStore reports, FailingStore.Trouble trouble) implements ReportStore {
    @Override
    public String write(String name, String mediaType, byte[] content) {
        trouble.mayStrike("before writeReport", 0);
        String place = reports.write(name, mediaType, content);
        trouble.mayStrike("after writeReport", 0);
        return place;
    }
}
