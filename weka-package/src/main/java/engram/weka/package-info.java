/**
 * What the schemes for Weka share: instances as encoded rows and back, options, stopping, the text
 * of a model and the picture of its energy. Nothing here computes more than a picture's pixels; the
 * numerics are in engram-core.
 */
package engram.weka;
