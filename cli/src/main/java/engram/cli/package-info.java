/** The command line: its commands, their options and how they speak to the user. */
package engram.cli;
