-- What changed in each account between the latest day and the last day at least a week before it.
-- The change is NULL for an account that has rows on only one of the two days. Such an account is new, is gone, or was
-- not counted. The verdicts help to distinguish these cases: a COMPLETE census counts every account of its request,
-- except tolerated ones.
WITH runs AS (
    SELECT
        dt,
        execution,
        verdict,
        row_number() OVER (PARTITION BY dt ORDER BY verdict, startedAt DESC, execution DESC) AS place
    FROM cells
    GROUP BY dt, execution, verdict, startedAt
),
later AS (
    SELECT dt, execution, verdict FROM runs WHERE place = 1 ORDER BY dt DESC LIMIT 1
),
earlier AS (
    SELECT runs.dt, runs.execution, runs.verdict
    FROM runs CROSS JOIN later
    WHERE runs.place = 1 AND date_diff('day', CAST(runs.dt AS date), CAST(later.dt AS date)) >= 7
    ORDER BY runs.dt DESC
    LIMIT 1
),
both_days AS (
    SELECT
        earlier.dt AS earlier,
        earlier.execution AS earlierExecution,
        earlier.verdict AS earlierVerdict,
        later.dt AS later,
        later.execution AS laterExecution,
        later.verdict AS laterVerdict
    FROM earlier CROSS JOIN later
)
SELECT
    both_days.earlier,
    both_days.earlierVerdict,
    both_days.later,
    both_days.laterVerdict,
    cells.account,
    max(cells.accountName) AS accountName,
    sum(CASE WHEN cells.dt = both_days.earlier THEN cells.gibibytes END) AS gibibytesEarlier,
    sum(CASE WHEN cells.dt = both_days.later THEN cells.gibibytes END) AS gibibytesLater,
    sum(CASE WHEN cells.dt = both_days.later THEN cells.gibibytes END)
        - sum(CASE WHEN cells.dt = both_days.earlier THEN cells.gibibytes END) AS gibibytesChange,
    CASE WHEN min(cells.currency) = max(cells.currency) THEN CAST(
        sum(CASE WHEN cells.dt = both_days.later THEN cells.monthlyCost END)
            - sum(CASE WHEN cells.dt = both_days.earlier THEN cells.monthlyCost END) AS decimal(38, 2)
    ) END AS monthlyCostChange,
    min(cells.currency) AS currency
FROM cells
JOIN both_days
    ON (cells.dt = both_days.earlier AND cells.execution = both_days.earlierExecution)
    OR (cells.dt = both_days.later AND cells.execution = both_days.laterExecution)
GROUP BY
    both_days.earlier,
    both_days.earlierVerdict,
    both_days.later,
    both_days.laterVerdict,
    cells.account
ORDER BY gibibytesChange DESC NULLS LAST, cells.account
