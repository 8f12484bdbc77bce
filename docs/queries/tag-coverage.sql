-- How many of the attached volumes have an instance with each tag, on the latest day, by account. The tags are those in
-- the field groupBy of the census's request. A Multi-Attach volume of several instances counts as tagged if one of them
-- has the tag.
WITH latest AS (
    SELECT dt, execution
    FROM cells
    GROUP BY dt, execution, verdict, startedAt
    ORDER BY dt DESC, verdict, startedAt DESC, execution DESC
    LIMIT 1
),
labelled AS (
    SELECT cells.dt, cells.account, cells.accountName, keys.tagKey, cells.tags[keys.tagKey] AS label,
        cells.volumes, cells.gibibytes
    FROM cells
    JOIN latest ON latest.dt = cells.dt AND latest.execution = cells.execution
    CROSS JOIN UNNEST(map_keys(cells.tags)) AS keys (tagKey)
    WHERE cells.use IN ('running', 'stopped')
)
SELECT
    dt,
    tagKey,
    account,
    max(accountName) AS accountName,
    sum(volumes) AS volumes,
    sum(CASE WHEN label = '(untagged)' THEN 0 ELSE volumes END) AS taggedVolumes,
    sum(gibibytes) AS gibibytes,
    sum(CASE WHEN label = '(untagged)' THEN 0 ELSE gibibytes END) AS taggedGibibytes,
    CAST(100.0 * sum(CASE WHEN label = '(untagged)' THEN 0 ELSE gibibytes END) / sum(gibibytes) AS decimal(5, 1))
        AS taggedPercent
FROM labelled
GROUP BY dt, tagKey, account
ORDER BY tagKey, taggedPercent, account
