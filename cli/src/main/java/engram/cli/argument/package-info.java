/** What commands share: options, data arguments, destinations of what is written, and errors. */
package engram.cli.argument;
