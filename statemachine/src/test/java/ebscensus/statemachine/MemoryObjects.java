package ebscensus.statemachine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Objects by bucket and key. */
final class MemoryObjects implements S3Objects {
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    @Override
    public byte[] get(String bucket, String key) {
        byte[] object = objects.get(bucket + "/" + key);
        if (object == null) {
            throw new StateError("S3.NoSuchKeyException", "The specified key does not exist.");
        }
        return object;
    }

    /** Refuses from now on to write under this prefix. */
    void close(String prefix) {
        closed.add(prefix);
    }

    @Override
    public void put(String bucket, String key, byte[] object) {
        if (closed.stream().anyMatch(key::startsWith)) {
            throw new StateError("S3.S3Exception", "Access Denied");
        }
        objects.put(bucket + "/" + key, object);
    }
}
