package org.opencarnet.storage;

import java.util.concurrent.TimeUnit;

/**
 * Among which rows of the trail those are that are not yet in the tree. Transactions commit in another order than they write, so the greatest
 * arrival taken up says nothing of those before it (docs/decisions/0010).
 */
sealed interface Arrivals {

    /** Where to look now, when everything that arrived below is known to be in the tree. */
    Window window(long takenBelow);

    /** Nothing was left in the last window. */
    void emptied();

    static Arrivals of(Database database) {
        return database.isPostgres() ? new ByTransaction(database) : new ByNumber(database);
    }

    /**
     * Where to look.
     *
     * @param from smallest arrival
     * @param before beyond the greatest
     * @param settled whatever is committed from now on arrived here or beyond
     */
    record Window(long from, long before, long settled) {

        /** Everywhere, among all rows that there are. */
        static Window whole(long settled) {
            return new Window(0, Long.MAX_VALUE, settled);
        }
    }

    /**
     * PostgreSQL: arrivals are numbers of transactions, and it tells below which of them all have ended. Where a dump was restored into another cluster the
     * numbers may begin anew, below those of the rows; then the first look is at everything.
     */
    final class ByTransaction implements Arrivals {

        private static final Sql GREATEST = Sql.of("select coalesce(max(arrival), 0) from trail");
        private static final Sql SNAPSHOT = Sql.of(
                "select pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint from pg_current_snapshot() s");

        private final Database database;
        private boolean first = true;

        ByTransaction(Database database) {
            this.database = database;
        }

        @Override
        public synchronized Window window(long takenBelow) {
            // Asked for first: what is seen afterwards may be greater, what was seen before may not.
            var greatest = first
                    ? database.row(GREATEST, (row, number) -> row.getLong(1)).orElse(0L)
                    : 0L;
            return database.row(SNAPSHOT, (row, number) -> new Window(takenBelow, row.getLong(2), row.getLong(1)))
                    .map(window -> first && Math.max(greatest, takenBelow) >= window.before()
                            ? Window.whole(window.settled())
                            : window)
                    .orElseThrow();
        }

        @Override
        public synchronized void emptied() {
            first = false;
        }
    }

    /**
     * H2: arrivals are numbers of a sequence, and nobody tells who is still about to commit. A transaction ends within a minute; what took longer is found when
     * the server starts, whose first look is at everything.
     */
    final class ByNumber implements Arrivals {

        private static final Sql GREATEST = Sql.of("select coalesce(max(arrival), 0) from trail");
        private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

        private final Database database;
        private boolean first = true;
        private long marked = System.nanoTime();
        private long mark;
        private long settled;

        ByNumber(Database database) {
            this.database = database;
        }

        @Override
        public synchronized Window window(long takenBelow) {
            if (first) {
                return Window.whole(takenBelow);
            }
            if (System.nanoTime() - marked > LONGEST) {
                settled = mark;
                mark = database.row(GREATEST, (row, number) -> row.getLong(1)).orElse(0L);
                marked = System.nanoTime();
            }
            return new Window(takenBelow, Long.MAX_VALUE, Math.max(takenBelow, settled));
        }

        @Override
        public synchronized void emptied() {
            first = false;
        }
    }
}
