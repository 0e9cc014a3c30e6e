#!/usr/bin/env bash
# The tab Compare clusterers on 20,000 rows and 26 classes: k-means and ClAM, then Stop.
. "$(dirname "$0")/lib.sh"
explorer letter
click 648 31   # tab Compare clusterers
click 300 117  # EM in the list
click 1144 73  # Remove
enter 505 180 2 # seeds
click 43 210   # Start
logged "Finished comparing clusterers" 200
sleep 12
shot compare-letter
click 222 421 # Classes and clusters
shot compare-letter-classes
click 43 210 # Start
logged_twice() { [ "$(grep -c "Started comparing clusterers" "$WEKA_HOME/weka.log")" = 2 ]; }
sleep 2
logged_twice || fail "it did not start again"
shot compare-running
click 117 210 # Stop
logged "Interrupted comparing clusterers" 2
sleep 1
shot compare-stopped
