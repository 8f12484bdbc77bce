-- Gives DuckDB the tables that Athena has, over the folders cells and volumes below the current one. They hold a copy of
-- the bucket, or files of ./census run. Other queries need no change: start with `duckdb -init docs/queries/duckdb.sql`.

-- Amounts are read as text, because DuckDB would read them as binary floating-point numbers.
CREATE OR REPLACE VIEW cells AS
SELECT * REPLACE (CAST(monthlyCost AS DECIMAL(38, 12)) AS monthlyCost)
FROM read_json(
    'cells/dt=*/*.jsonl*',
    format = 'newline_delimited',
    hive_partitioning = true,
    hive_types = {'dt': VARCHAR},
    columns = {
        execution: 'VARCHAR',
        verdict: 'VARCHAR',
        startedAt: 'VARCHAR',
        account: 'VARCHAR',
        accountName: 'VARCHAR',
        region: 'VARCHAR',
        zone: 'VARCHAR',
        type: 'VARCHAR',
        use: 'VARCHAR',
        tags: 'MAP(VARCHAR, VARCHAR)',
        volumes: 'BIGINT',
        gibibytes: 'BIGINT',
        iops: 'BIGINT',
        mebibytesPerSecond: 'BIGINT',
        monthlyCost: 'VARCHAR',
        currency: 'VARCHAR',
        unpricedVolumes: 'BIGINT'
    }
);

CREATE OR REPLACE VIEW volumes AS
SELECT *
FROM read_json(
    'volumes/dt=*/*.jsonl*',
    format = 'newline_delimited',
    hive_partitioning = true,
    hive_types = {'dt': VARCHAR},
    columns = {
        SubAccountId: 'VARCHAR',
        SubAccountName: 'VARCHAR',
        RegionId: 'VARCHAR',
        AvailabilityZone: 'VARCHAR',
        ResourceId: 'VARCHAR',
        ResourceName: 'VARCHAR',
        ResourceType: 'VARCHAR',
        Tags: 'MAP(VARCHAR, VARCHAR)',
        VolumeType: 'VARCHAR',
        Use: 'VARCHAR',
        Gibibytes: 'BIGINT',
        Iops: 'BIGINT',
        MebibytesPerSecond: 'BIGINT',
        Encrypted: 'BOOLEAN',
        MultiAttach: 'BOOLEAN',
        CreatedAt: 'VARCHAR',
        SeenByOtherChunks: 'BOOLEAN'
    }
);

-- The queries look back from today. A copy may be older, so its last day is today.
CREATE OR REPLACE MACRO current_date() AS (SELECT max(CAST(dt AS DATE)) FROM volumes);
