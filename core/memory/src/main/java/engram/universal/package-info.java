/**
 * Memories that answer a key with a content: universal Hopfield networks, bidirectional memories,
 * sequences, Minerva 2. Nothing is trained.
 */
package engram.universal;
