-- What each account had on each day: all billed volumes, the attached ones among them, and the cost of all billed volumes
-- a month at list prices. The query uses one census for each day: the latest complete one, or the latest incomplete one if
-- none is complete. On a day whose verdict is INCOMPLETE, volumes of an account may be missing, or its whole row.
WITH runs AS (
    SELECT
        dt,
        execution,
        row_number() OVER (PARTITION BY dt ORDER BY verdict, startedAt DESC, execution DESC) AS place
    FROM cells
    GROUP BY dt, execution, verdict, startedAt
)
SELECT
    cells.dt,
    cells.verdict,
    cells.account,
    max(cells.accountName) AS accountName,
    sum(cells.volumes) AS volumes,
    sum(cells.gibibytes) AS gibibytes,
    sum(CASE WHEN cells.use IN ('running', 'stopped') THEN cells.gibibytes ELSE 0 END) AS attachedGibibytes,
    CAST(CASE WHEN min(cells.currency) = max(cells.currency) THEN sum(cells.monthlyCost) END AS decimal(38, 2))
        AS monthlyCost,
    min(cells.currency) AS currency,
    coalesce(sum(cells.unpricedVolumes), 0) AS unpricedVolumes
FROM cells
JOIN runs ON runs.dt = cells.dt AND runs.execution = cells.execution AND runs.place = 1
GROUP BY cells.dt, cells.verdict, cells.account
ORDER BY cells.dt, cells.account
