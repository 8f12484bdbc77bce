#!/bin/sh
# Counts a simulated organization on 30 days, as a nightly census would, and makes one page from the 30 reports:
#
#     docs/examples/history.sh FOLDER
#
# The script writes a report for each day, such as report-2026-06-02.json, and page.html to FOLDER. The fleet grows, and gp2
# volumes become gp3. On 13 and 14 June the role of one account cannot be assumed, and from 22 June on a GiB costs 5 % less.
set -eu
folder=${1:?usage: docs/examples/history.sh FOLDER}
census=$(dirname "$0")/../../census
mkdir -p "$folder"
day=1
while [ "$day" -le 30 ]; do
    date=2026-07-01
    [ "$day" -eq 30 ] || date=$(printf '2026-06-%02d' $((day + 1)))
    status=0
    "$census" run --quiet \
        --simulate 2000 --simulated-accounts 4 --organization --region eu-west-1 --region us-east-1 \
        --group-by tag:team --day "$day" \
        --output json --out "$folder/report-$date.json" || status=$?
        # Status 3 means an INCOMPLETE census, which is expected on the two days without the account.
    case $status in 0 | 3) ;; *) exit "$status" ;; esac
    day=$((day + 1))
done
"$census" page "$folder"/report-*.json --out "$folder/page.html"
echo "The page of the 30 days: $folder/page.html"
