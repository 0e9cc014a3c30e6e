#!/usr/bin/env bash
# Runs the Explorer on a display of its own, with the package installed into a temporary WEKA_HOME,
# clicks through the scenarios beside this script, and leaves pictures in target/gui.
#
# Needs Xvfb, openbox, xdotool and ImageMagick, and a built package:
#   mvn -pl weka-deep-package -am -DskipTests verify
# Without the second package (-pl weka-package) all scenarios but deep run.
# Usage: run.sh [SCENARIO...]; default all. See docs/how/gui-test.md.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
module=$(dirname "$(dirname "$here")")

for tool in Xvfb openbox xdotool import identify xdpyinfo java; do
  command -v "$tool" >/dev/null || {
    echo "gui: $tool is missing; on Debian: apt-get install xvfb openbox xdotool imagemagick x11-utils" >&2
    exit 2
  }
done
zip=$(find "$module/target" -maxdepth 1 -name 'engram-[0-9]*.zip' 2>/dev/null | head -n 1)
if [ -z "$zip" ] || [ ! -d "$module/target/weka" ]; then
  echo "gui: no package; build it: mvn -pl weka-package -am -DskipTests verify" >&2
  exit 2
fi

deep_zip=$(find "$module/../weka-deep-package/target" -maxdepth 1 -name 'engram-deep-[0-9]*.zip' 2>/dev/null | head -n 1 || true)

work=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

number=90
while [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
export DISPLAY=:$number
Xvfb "$DISPLAY" -screen 0 1280x960x24 >"$work/xvfb.log" 2>&1 &
pids+=($!)
for _ in $(seq 50); do
  xdpyinfo >/dev/null 2>&1 && break
  sleep 0.2
done
openbox >"$work/openbox.log" 2>&1 &
pids+=($!)

GUI_CP=$(printf '%s:' "$module"/target/weka/*.jar)
GUI_OUT=$module/target/gui
GUI_DATA=$module/../datasets/src/main/resources/engram/datasets
export GUI_CP GUI_OUT GUI_DATA GUI_DEEP_ZIP=$deep_zip GUI_WORK=$work WEKA_HOME=$work/home
mkdir -p "$GUI_OUT"
java -Djava.awt.headless=true -cp "$GUI_CP" \
  weka.core.WekaPackageManager -offline -install-package "$zip" >"$work/install.log" 2>&1

scenarios=("$@")
[ ${#scenarios[@]} -gt 0 ] || scenarios=(iris landscape classifier explain filter stop compare letter experimenter ${deep_zip:+deep})
failed=0
for scenario in "${scenarios[@]}"; do
  if bash "$here/$scenario.sh"; then
    echo "gui: $scenario passed"
  else
    echo "gui: $scenario FAILED, see $GUI_OUT" >&2
    failed=1
  fi
done
exit $failed
