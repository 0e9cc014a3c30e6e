/** Images out of tables: split, hidden and completed. */
package engram.cli.images;
