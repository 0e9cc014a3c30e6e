/** Rows as they are found in files, and as they are written. */
package engram.cli.rows;
