package org.opencarnet.storage.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opencarnet.sharing.Unit;

/** One unit at a time; what a failing one did is undone, last things first. */
final class Memory implements Unit {

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean working;

    @Override
    public synchronized <T> T of(Supplier<T> work) {
        if (working) {
            throw new IllegalStateException("a unit within a unit");
        }
        working = true;
        try {
            var result = work.get();
            undo.clear();
            return result;
        } finally {
            while (!undo.isEmpty()) {
                undo.pop().run();
            }
            working = false;
        }
    }

    /** Reads at one instant, within a unit or without. */
    synchronized <T> T read(Supplier<T> reading) {
        return reading.get();
    }

    /** Puts a value for as long as the unit does not fail. */
    synchronized <K, V> void put(Map<K, V> map, K key, V value) {
        inUnit();
        var former = map.put(key, value);
        undo.push(() -> restore(map, key, former));
    }

    /** Removes a value for as long as the unit does not fail. */
    synchronized <K, V> void remove(Map<K, V> map, K key) {
        inUnit();
        var former = map.remove(key);
        undo.push(() -> restore(map, key, former));
    }

    private void inUnit() {
        if (!working) {
            throw new IllegalStateException("a change outside a unit");
        }
    }

    private static <K, V> void restore(Map<K, V> map, K key, @Nullable V former) {
        if (former == null) {
            map.remove(key);
        } else {
            map.put(key, former);
        }
    }
}
