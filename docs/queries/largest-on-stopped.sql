-- The 50 largest volumes of the latest day that are attached to stopped instances only.
WITH recent AS (
    SELECT *
    FROM volumes
    WHERE dt >= CAST(CAST(current_date - INTERVAL '32' DAY AS date) AS varchar)
)
SELECT
    dt,
    SubAccountId,
    max(SubAccountName) AS SubAccountName,
    RegionId,
    ResourceId,
    max(ResourceName) AS ResourceName,
    max(VolumeType) AS VolumeType,
    max(Gibibytes) AS Gibibytes,
    max(CreatedAt) AS CreatedAt
FROM recent
WHERE dt = (SELECT max(dt) FROM recent)
GROUP BY dt, SubAccountId, RegionId, ResourceId
-- A volume may have several rows, because several chunks of a census may have counted it. It is left out if one of its
-- rows says that it is attached to a running instance.
HAVING max(CASE WHEN Use = 'running' THEN 1 ELSE 0 END) = 0
    AND max(CASE WHEN Use = 'stopped' THEN 1 ELSE 0 END) = 1
ORDER BY Gibibytes DESC, ResourceId
LIMIT 50
