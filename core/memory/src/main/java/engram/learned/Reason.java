package engram.learned;

/**
 * A memory behind an answer.
 *
 * @param memory its name: of a stored row its name or number, counted from 0; else the number of a
 *     learned memory
 * @param answer what it stands for: its class, its target, its cluster; empty where it has none
 * @param weight its share of the answer, in [0, 1]
 */
public record Reason(String memory, String answer, double weight) {}
