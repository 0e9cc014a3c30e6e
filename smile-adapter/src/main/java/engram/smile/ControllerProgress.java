package engram.smile;

import engram.model.Progress;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

/**
 * Tells a Smile controller how a training goes, and ends the training when the controller is told
 * to stop: after each part (an epoch of a restart) it gets an {@link AlgoStatus} with the number of
 * parts done, the loss, and as its state the number of parts in all.
 *
 * <p>A controller delivers to its subscribers on threads of its own. Its default constructor makes
 * a pool that nothing shuts down, which keeps a program from ending; give it an executor.
 *
 * @param controller who is told, or null for nobody
 */
public record ControllerProgress(IterativeAlgorithmController<AlgoStatus> controller)
    implements Progress {

  @Override
  public boolean update(int done, int of, double objective) {
    if (controller == null) {
      return true;
    }
    controller.submit(new AlgoStatus(done, objective, of));
    return !controller.isInterrupted();
  }
}
