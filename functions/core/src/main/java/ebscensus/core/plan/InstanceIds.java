package ebscensus.core.plan;

import ebscensus.core.inventory.IdForm;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.Collector;

/**
 * An immutable list of ids of instances. It keeps the ids in EC2's usual form as numbers and makes a string only when an id is
 * read, because the ids are most of what a process with a large chunk holds.
 */
final class InstanceIds extends AbstractList<String> implements RandomAccess {
    private static final InstanceIds NONE = new InstanceIds(new long[0], Map.of());

    private final long[] numbers;

    /** The ids in other forms, by their index. */
    private final Map<Integer, String> others;

    private InstanceIds(long[] numbers, Map<Integer, String> others) {
        this.numbers = numbers;
        this.others = others;
    }

    static List<String> copyOf(List<String> ids) {
        if (ids.isEmpty()) {
            return NONE;
        }
        return ids instanceof InstanceIds ? ids : ids.stream().collect(collector());
    }

    static Collector<String, ?, List<String>> collector() {
        return Collector.of(Builder::new, Builder::add, Builder::addAll, Builder::build);
    }

    @Override
    public String get(int index) {
        long number = numbers[index];
        return number == IdForm.NO_NUMBER ? Objects.requireNonNull(others.get(index)) : IdForm.INSTANCE.id(number);
    }

    @Override
    public int size() {
        return numbers.length;
    }

    /** A copy or this list itself, so that no part of a list keeps the whole list in memory. */
    @Override
    public List<String> subList(int from, int to) {
        if (Objects.checkFromToIndex(from, to, numbers.length) == 0 && to == numbers.length) {
            return this;
        }
        var part = new HashMap<Integer, String>();
        others.forEach((index, id) -> {
            if (index >= from && index < to) {
                part.put(index - from, id);
            }
        });
        return new InstanceIds(Arrays.copyOfRange(numbers, from, to), Map.copyOf(part));
    }

    private static final class Builder {
        private long[] numbers = new long[16];
        private int size;
        private final Map<Integer, String> others = new HashMap<>();

        void add(String id) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.multiplyExact(size, 2));
            }
            numbers[size] = IdForm.INSTANCE.number(id);
            if (numbers[size] == IdForm.NO_NUMBER) {
                others.put(size, id);
            }
            size++;
        }

        Builder addAll(Builder more) {
            more.build().forEach(this::add);
            return this;
        }

        List<String> build() {
            return new InstanceIds(Arrays.copyOf(numbers, size), Map.copyOf(others));
        }
    }
}
