# Words of the scenarios; sourced by them. Coordinates are those of a 1280x960 screen.
set -euo pipefail
scenario=$(basename "$0" .sh)

fail() {
  echo "gui: $scenario: $*" >&2
  import -window root "$GUI_OUT/$scenario-failed.png" || true
  exit 1
}

# Opens the Explorer on a bundled data set.
explorer() {
  gzip -dc "$GUI_DATA/$1.csv.gz" >"$GUI_WORK/$1.csv"
  explorer_on "$GUI_WORK/$1.csv"
}

# Opens the Explorer on a file.
explorer_on() {
  started "Weka Explorer" weka.gui.explorer.Explorer "$1"
}

# Writes a bundled data set as an ARFF file, its last column nominal.
arff() {
  gzip -dc "$GUI_DATA/$1.csv.gz" >"$GUI_WORK/$1.csv"
  java -Djava.awt.headless=true -cp "$GUI_CP" weka.core.converters.CSVLoader "$GUI_WORK/$1.csv" -N last -B 100000 \
    >"$GUI_WORK/$1.arff" 2>/dev/null
}

# started TITLE CLASS [ARGUMENT]: starts a program of Weka and gives its window the screen.
started() {
  : >"$WEKA_HOME/weka.log"
  # There Weka leaves what it does not ask where to write.
  (cd "$GUI_WORK" && exec java -Dweka.packageManager.offline=true "-Duser.dir=$GUI_WORK" \
    -cp "$GUI_CP" "${@:2}") >"$GUI_WORK/$scenario.log" 2>&1 &
  program_pid=$!
  # The next scenario must not find the windows of this one.
  trap 'kill $program_pid 2>/dev/null || true; wait $program_pid 2>/dev/null || true' EXIT
  trap 'echo "gui: $scenario: line $LINENO failed" >&2' ERR
  window "$1" 90
  sleep 3
  id=$(xdotool search --onlyvisible --name "$1" | tail -n 1)
  xdotool windowactivate --sync "$id"
  xdotool windowmove "$id" 0 0 windowsize "$id" 1270 920
  sleep 3
}

# Waits for a window with this in its title.
window() {
  for _ in $(seq $(($2 * 2))); do
    xdotool search --onlyvisible --name "$1" >/dev/null 2>&1 && return
    sleep 0.5
  done
  fail "no window '$1' after $2 s"
}

# click X Y [BUTTON]
click() {
  xdotool mousemove "$1" "$2" click "${3:-1}"
  sleep 1.2
}

# Types a text in place of that of the field at X Y.
enter() {
  xdotool mousemove "$1" "$2" click --repeat 3 --delay 80 1
  xdotool type "$3"
  xdotool key Tab
  sleep 0.7
}

# Types a file name into the open file dialog.
save_as() {
  window Save 20
  sleep 1
  xdotool key ctrl+a
  xdotool type "$1"
  xdotool key Return
  for _ in $(seq 40); do
    [ -s "$1" ] && sleep 1 && return
    sleep 0.5
  done
  fail "$1 was not saved"
}

shot() {
  import -window root "$GUI_OUT/$1.png"
}

# Waits until the log of Weka says a text.
logged() {
  for _ in $(seq $(($2 * 2))); do
    grep -q "$1" "$WEKA_HOME/weka.log" && return
    sleep 0.5
  done
  fail "the log does not say '$1' after $2 s"
}

# The Cluster panel, ClAM chosen in the tree, k set in its dialog.
choose_clam() {
  click 217 31 # tab Cluster
  click 56 73  # Choose
  sleep 1
  shot tree
  click 89 132 # ClAM, below Canopy
  click 600 74 # the line with the options
  window GenericObjectEditor 20
  enter 705 415 "$1"
  shot options
  click 693 658 # OK
}
