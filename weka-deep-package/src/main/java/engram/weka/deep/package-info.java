/**
 * Deep clustering for Weka: options, instances as rows, the built model and its file, and the one
 * place where ND4J is opened. The numerics are in engram-deep.
 */
package engram.weka.deep;
