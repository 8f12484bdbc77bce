package ebscensus.core.inventory;

class FakeReportStoreTest extends ReportStoreContract {
    private final FakeReportStore store = new FakeReportStore();

    @Override
    protected ReportStore store() {
        return store;
    }

    @Override
    protected byte[] read(String place) {
        return store.at(place);
    }

    @Override
    protected String mediaType(String place) {
        return store.mediaType(place);
    }
}
