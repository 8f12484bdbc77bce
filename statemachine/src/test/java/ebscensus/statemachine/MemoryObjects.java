package ebscensus.statemachine;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/** Objects by bucket and key. */
final class MemoryObjects implements S3Objects {
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    @Override
    public byte[] get(String bucket, String key) {
        byte[] object = objects.get(bucket + "/" + key);
        if (object == null) {
            throw new NoSuchElementException(key);
        }
        return object;
    }

    @Override
    public void put(String bucket, String key, byte[] object) {
        objects.put(bucket + "/" + key, object);
    }
}
