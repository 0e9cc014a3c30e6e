#!/usr/bin/env bash
# The schemes are in the tree, the options dialog opens, ClAM runs on iris against its classes.
. "$(dirname "$0")/lib.sh"
explorer iris
choose_clam 3
click 22 200 # Classes to clusters evaluation
click 47 337 # Start
logged "Finished weka.clusterers.ClAM" 60
sleep 2
shot iris
click 100 386 3  # menu of the result
click 170 436    # Save result buffer
save_as "$GUI_WORK/iris.txt"
grep -q "^Scheme: *weka.clusterers.ClAM .*-N 3" "$GUI_WORK/iris.txt" || fail "k did not become 3"
grep -q "^Memories in the units of the data" "$GUI_WORK/iris.txt" || fail "no memories in the text"
grep -q "^Incorrectly clustered instances" "$GUI_WORK/iris.txt" || fail "no classes to clusters"
