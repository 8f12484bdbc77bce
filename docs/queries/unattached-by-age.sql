-- The unattached volumes of the latest day by their age. EC2 tells when a volume was created, but not since when nothing
-- has been attached to it, so a volume may have been unattached for less time than this.
WITH recent AS (
    SELECT *
    FROM volumes
    WHERE dt >= CAST(CAST(current_date - INTERVAL '32' DAY AS date) AS varchar)
),
-- A volume has one row or more: several parts of a census may have seen it, and attached by one is attached.
unattached AS (
    SELECT
        dt,
        ResourceId,
        max(Gibibytes) AS gibibytes,
        max(date_diff('day', CAST(substr(CreatedAt, 1, 10) AS date), CAST(dt AS date))) AS days
    FROM recent
    WHERE dt = (SELECT max(dt) FROM recent)
    GROUP BY dt, ResourceId
    HAVING max(CASE WHEN Use IN ('running', 'stopped', 'unlisted') THEN 1 ELSE 0 END) = 0
        AND max(CASE WHEN Use = 'unattached' THEN 1 ELSE 0 END) = 1
)
SELECT
    dt,
    CASE
        WHEN days < 7 THEN 'less than a week'
        WHEN days < 30 THEN 'a week to 30 days'
        WHEN days < 90 THEN '30 to 90 days'
        WHEN days < 365 THEN '90 days to a year'
        WHEN days >= 365 THEN 'a year or more'
        ELSE 'unknown'
    END AS age,
    count(*) AS volumes,
    sum(gibibytes) AS gibibytes
FROM unattached
GROUP BY 1, 2
ORDER BY max(days) NULLS LAST
