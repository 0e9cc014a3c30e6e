package engram.cluster;

import engram.model.Progress;

/**
 * One listener told of several trainings that run side by side: counts their parts together, and
 * stops all when told to.
 */
final class SharedProgress implements Progress {

  private final Progress listener;
  private final int total;
  private int done;
  private boolean stopped;

  SharedProgress(Progress listener, int total) {
    this.listener = listener;
    this.total = total;
  }

  synchronized boolean goesOn() {
    return !stopped;
  }

  @Override
  public synchronized boolean update(int part, int of, double objective) {
    done++;
    stopped |= !listener.update(done, total, objective);
    return !stopped;
  }
}
