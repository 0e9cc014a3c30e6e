/** ND4J's native half: opened, or missed in one line. */
package engram.nd4j;
