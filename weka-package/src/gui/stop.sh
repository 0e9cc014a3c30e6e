#!/usr/bin/env bash
# Stop ends a training within a few seconds.
. "$(dirname "$0")/lib.sh"
explorer letter
choose_clam 200
click 47 337 # Start
logged "Started weka.clusterers.ClAM" 30
sleep 4
shot running
click 121 337 # Stop
logged "Interrupted weka.clusterers.ClAM" 5
sleep 1
click 100 386 3
click 170 436
save_as "$GUI_WORK/stop.txt"
grep -q "Run cancelled by user" "$GUI_WORK/stop.txt" || fail "the text does not say that it was cancelled"
