/**
 * Real data sets that come with Engram, and readers of CSV and IDX files.
 *
 * <p>{@link engram.datasets.Datasets} loads a bundled set by its name, {@link
 * engram.datasets.CsvReader} and {@link engram.datasets.IdxReader} read files. All of them return
 * an {@link engram.table.Table} or throw an {@link engram.table.DataException} that says in one
 * line what is wrong and where.
 */
package engram.datasets;
