#!/bin/sh
# Counts a simulated organization on 30 days, as a nightly census would:
#
#     docs/examples/history.sh FOLDER
#
# FOLDER gets one report a day, such as report-2026-06-02.json. The fleet grows, gp2 volumes become gp3, on 13 and 14 June
# one account cannot be entered, and from 22 June on a GiB costs 5 % less.
set -eu
folder=${1:?usage: docs/examples/history.sh FOLDER}
mkdir -p "$folder"
day=1
while [ "$day" -le 30 ]; do
    date=$(date -u -d "2026-06-01 + $day days" +%F)
    status=0
    "$(dirname "$0")/../../census" run --quiet \
        --simulate 2000 --simulated-accounts 4 --organization --region eu-west-1 --region us-east-1 \
        --group-by tag:team --day "$day" \
        --output json --out "$folder/report-$date.json" || status=$?
    # Status 3 is an incomplete census: the two days without the account.
    case $status in 0 | 3) ;; *) exit "$status" ;; esac
    day=$((day + 1))
done
