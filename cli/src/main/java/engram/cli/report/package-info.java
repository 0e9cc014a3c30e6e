/** The report of a comparison: pictures and a page. */
package engram.cli.report;
