/** The command {@code deep}: deep clustering beside its rivals, and its pictures. */
package engram.cli.deep;
