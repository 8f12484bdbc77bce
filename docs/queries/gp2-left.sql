-- The gp2 volumes of the latest day that could become gp3, by account and region. Volumes in the Recycle Bin are left out,
-- because they must be restored before their type can be changed.
WITH latest AS (
    SELECT dt, execution
    FROM cells
    GROUP BY dt, execution, verdict, startedAt
    ORDER BY dt DESC, verdict, startedAt DESC, execution DESC
    LIMIT 1
)
SELECT
    cells.dt,
    cells.verdict,
    cells.account,
    max(cells.accountName) AS accountName,
    cells.region,
    sum(cells.volumes) AS volumes,
    sum(cells.gibibytes) AS gibibytes,
    CAST(sum(cells.monthlyCost) AS decimal(38, 2)) AS monthlyCost,
    cells.currency
FROM cells
JOIN latest ON latest.dt = cells.dt AND latest.execution = cells.execution
WHERE cells.type = 'gp2' AND cells.use <> 'recycle-bin'
GROUP BY cells.dt, cells.verdict, cells.account, cells.region, cells.currency
ORDER BY gibibytes DESC, cells.account, cells.region
