/**
 * Data tables: named columns of numbers, levels or text with missing cells, and their encoding as
 * rows of standardised numbers.
 *
 * <p>A {@link engram.table.Table} holds the data, a {@link engram.table.Schema} names and types its
 * columns, and an {@link engram.table.Encoder} fitted to one table turns it, and any other table
 * with the same column names, into the {@code double[][]} that the estimators read, NaN standing
 * for a missing cell.
 */
package engram.table;
