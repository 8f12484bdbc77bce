package ebscensus.statemachine;

/** Objects of which some operations fail, as Step Functions sees it. */
record FailingObjects(S3Objects objects, FailingStore.Trouble trouble) implements S3Objects {
    @Override
    public byte[] get(String bucket, String key) {
        mayFail("get");
        return objects.get(bucket, key);
    }

    @Override
    public void put(String bucket, String key, byte[] object) {
        mayFail("put");
        objects.put(bucket, key, object);
    }

    private void mayFail(String operation) {
        if (trouble.strikes(operation, 0)) {
            throw new StateError("S3.S3Exception", "Service Unavailable");
        }
    }
}
