#!/bin/bash
# campaign.sh SECONDS [ROUNDS [HARNESS…]]: fuzzes with the preset fuzz, one process at a time at the lowest priority: each
# round gives every harness SECONDS, the whole road ("build") three times as many. What was found interesting is kept in
# build/fuzz/corpora/HARNESS, what crashed in build/fuzz/crashes; each run adds a line to build/fuzz/log.tsv: time, commit,
# harness, executions, CPU seconds, outcome. "campaign.sh sum" adds that log up by harness.
set -u
cd "$(dirname -- "$0")/../.." || exit 1
home=build/fuzz
export UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0
log=$home/log.tsv

sum() {
    awk -F'\t' '{ runs[$3] += $4; cpu[$3] += $5; if ($6 != "ok") crashes[$3]++; all += $4; time += $5 }
        END { for (h in runs) printf "%-10s %12d %9.0f s %4d\n", h, runs[h], cpu[h], crashes[h]
              printf "%-10s %12d %9.0f s\n", "~ all", all, time }' "$log" | sort
}

# slice HARNESS SECONDS
slice() {
    local program=$home/tests/fuzz/fuzz-$1 corpus=$home/corpora/$1 outcome=ok cpu executions
    [ -x "$program" ] || return
    mkdir -p "$corpus" $home/crashes
    TIMEFORMAT='%U %S'
    cpu=$( { time nice -n 19 "$program" -max_total_time="$2" -timeout=60 -rss_limit_mb=3000 -print_final_stats=1 \
        -artifact_prefix="$home/crashes/$1-" "$corpus" "tests/fuzz/corpus/$1" 2>"$home/last-$1.log" >&2; } 2>&1)
    grep -q -E 'SUMMARY: |ERROR: ' "$home/last-$1.log" && outcome=crash && cp "$home/last-$1.log" "$home/crashes/$1-$(date +%s).log"
    executions=$(awk '/number_of_executed_units/ { print $2; exit }' "$home/last-$1.log")
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$(date -u +%FT%TZ)" "$(git rev-parse --short HEAD)" "$1" "${executions:-0}" \
        "$(echo "$cpu" | awk 'END { print $1 + $2 }')" $outcome >>"$log"
}

[ "${1:-}" = sum ] && { sum; exit; }
[ $# -ge 1 ] || { sed -n '2,5s/^# //p' "$0"; exit 2; }
seconds=$1 rounds=${2:-1}
shift; [ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- $(ls tests/fuzz/corpus)
for ((round = 0; round < rounds; round++)); do
    for harness; do
        slice "$harness" "$([ "$harness" = build ] && echo $((seconds * 3)) || echo "$seconds")"
    done
done
sum
