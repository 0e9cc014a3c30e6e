/** Model files: versioned JSON, written whole or not at all. */
package engram.model;
