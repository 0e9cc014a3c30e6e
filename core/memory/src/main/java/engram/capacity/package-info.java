/** How many random patterns memories of signs hold, measured and by theory. */
package engram.capacity;
