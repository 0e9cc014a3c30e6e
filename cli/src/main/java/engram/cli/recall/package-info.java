/** Patterns recalled by memories of signs: from a data set to a picture. */
package engram.cli.recall;
