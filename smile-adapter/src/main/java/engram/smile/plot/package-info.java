/**
 * Pictures with smile-plot, which is an optional dependency: who calls this package adds it.
 * Figures can be drawn without a screen.
 */
package engram.smile.plot;
