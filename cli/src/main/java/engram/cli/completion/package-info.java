/** Missing cells of a data set, completed. */
package engram.cli.completion;
