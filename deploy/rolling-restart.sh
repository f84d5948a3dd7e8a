#!/usr/bin/env bash
# Restart every process of the site, one after the other, so that somebody always answers.
# Stops at the first that isn't well again; those after it go on as they were.
set -euo pipefail

units() {
  systemctl list-units --plain --no-legend --state=active "$1" | awk '{print $1}' | sort
}

# systemd holds the port meanwhile, so asking waits until the new process answers.
wait_until_well() {
  curl --silent --fail --output /dev/null --max-time 60 \
    --retry 10 --retry-delay 1 --retry-connrefused "http://127.0.0.1:$1/healthz"
}

web=$(units 'cop-web@*.service')
if [[ -z $web ]]; then
  echo "No web process is running. Start one: systemctl enable --now cop-web@8001" >&2
  exit 1
fi

for unit in $web; do
  port=${unit#cop-web@}
  port=${port%.service}
  systemctl restart "$unit"
  wait_until_well "$port" || { echo "$unit is not well: journalctl -u $unit" >&2; exit 1; }
  echo "$unit restarted"
done

for unit in $(units 'cop-worker@*.service'); do
  systemctl restart "$unit"
  echo "$unit restarted"
done
