-- Like duckdb.sql, but the table cells is made from the JSON reports in the folder reports, such as those that
-- `./census run --output json` writes. There is no table volumes.
CREATE OR REPLACE VIEW cells AS
WITH each_cell AS (
    SELECT filename AS execution, verdict, startedAt, accounts, unnest(cells) AS cell
    FROM read_json(
        'reports/**/*.json',
        filename = true,
        maximum_object_size = 200000000,
        columns = {
            verdict: 'VARCHAR',
            startedAt: 'VARCHAR',
            accounts: 'MAP(VARCHAR, VARCHAR)',
            cells: 'JSON[]'
        }
    )
)
SELECT
    execution,
    verdict,
    startedAt,
    cell ->> 'account' AS account,
    accounts[cell ->> 'account'] AS accountName,
    cell ->> 'region' AS region,
    cell ->> 'zone' AS zone,
    cell ->> 'type' AS type,
    cell ->> 'use' AS use,
    map_from_entries([
        (substr(key, 5), json_extract_string(cell, '/' || replace(replace(key, '~', '~0'), '/', '~1')))
        FOR key IN json_keys(cell) IF starts_with(key, 'tag:')
    ]) AS tags,
    CAST(cell ->> 'volumes' AS BIGINT) AS volumes,
    CAST(cell ->> 'gibibytes' AS BIGINT) AS gibibytes,
    CAST(cell ->> 'iops' AS BIGINT) AS iops,
    CAST(cell ->> 'mebibytesPerSecond' AS BIGINT) AS mebibytesPerSecond,
    CAST(json_extract_string(cell, '/monthly/' || json_keys(cell, '$.monthly')[1]) AS DECIMAL(38, 12)) AS monthlyCost,
    json_keys(cell, '$.monthly')[1] AS currency,
    CAST(cell ->> 'unpricedVolumes' AS BIGINT) AS unpricedVolumes,
    substr(startedAt, 1, 10) AS dt
FROM each_cell;
