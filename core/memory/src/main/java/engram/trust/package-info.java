/**
 * How far predictions can be trusted: sets of classes and intervals that hold the truth as often as
 * asked.
 */
package engram.trust;
