-- The unattached volumes of the latest day by their age. EC2 says when a volume was created but not when it was detached,
-- so a volume may have been unattached for less time than its age.
WITH recent AS (
    SELECT *
    FROM volumes
    WHERE dt >= CAST(CAST(current_date - INTERVAL '32' DAY AS date) AS varchar)
),
-- A volume may have several rows, because several chunks of a census may have counted it. It is left out if one of its
-- rows says that it is in use.
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
