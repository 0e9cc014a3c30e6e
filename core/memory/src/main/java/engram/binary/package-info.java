/**
 * Memories of states whose coordinates are -1 or 1, and the descent that flips their signs
 * (tutorial chapter 2).
 */
package engram.binary;
