-- Gives DuckDB the tables that Athena has, as views of the files in the folders cells and volumes of the current folder.
-- These folders contain a copy of the bucket, or files that ./census run has written. After
-- `duckdb -init docs/queries/duckdb.sql`, DuckDB runs the queries for Athena unchanged.

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

-- The queries select the days before today. A copy of the bucket may be older, so current_date() returns its last day.
CREATE OR REPLACE MACRO current_date() AS (SELECT max(CAST(dt AS DATE)) FROM volumes);
