/**
 * What answers beside metrics in a mixture of predictions: stored pairs read through Gaussians of
 * their classes and through the leaves of trees.
 */
package engram.member;
