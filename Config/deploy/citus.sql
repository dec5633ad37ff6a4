-- The tables of Gongshi spread over several PostgreSQL servers by area, with Citus (13 or newer). Once, on the
-- coordinator, as the owner of the tables and after a first `gongshi` has made them:
--
--   psql -v ON_ERROR_STOP=1 -f Config/deploy/citus.sql gongshi
--
-- Written from Citus' documentation and sources, and run against stand-ins of its functions only: NOT YET ON CITUS.
-- Try it on a copy first.
--
-- What it gives
--   Each area's rows (reports, observations, evidence, figures …) lie together on one server. What is asked of one area
--   is answered by that server alone, with all the keys and rules of a single PostgreSQL; what is asked of all areas
--   is asked of all servers side by side. Room and reading grow with the servers. One server holds the figures of the
--   whole country with ease (Benchmarks/scale.md), so this is for what is larger than that.
-- What it costs
--   * A coordinator, which all services talk to and which is a single point of failure: it and every worker need a
--     standby of their own (Patroni knows how: patroni.md).
--   * Publishing writes the small tables on every server, in two phases, so it is slower, and stands still while any of
--     them is away.
--   * What is asked of several servers is not asked at one moment: while a release of one area becomes visible, an answer
--     over many areas may have it on one server, and its number not yet on another. For one area this cannot happen.
--     What is kept under the release before is the thing to fear; asOf= gives a past state without doubt.
--   * Triggers that look into another table cannot run on a part of one. They are dropped here. `gongshi check` compares
--     every quote with its report, and the numbers of the audit log and its chain: have it run each night.
--   * store.replicas stays empty: a standby of the coordinator knows nothing of the workers' standbys by itself.
-- Back: undistribute_table('report', cascade_via_foreign_keys => true).
--
-- Where there is data already, Citus copies it to the workers and hides what is on the coordinator. To free that room,
-- disable the triggers …IsNeverEmptied, call truncate_local_data_after_distributing_table, and enable them again. It is
-- simpler to do this on new tables, and to bring the data with `gongshi copy`.

BEGIN;

-- The triggers that stay only refuse (what is published is never changed), and look at nothing but the row.
SET LOCAL citus.enable_unsafe_triggers = on;
-- One connection to each worker: the small tables and the large ones that refer to them are changed in one transaction.
SET LOCAL citus.multi_shard_modify_mode = 'sequential';

DROP TRIGGER evidenceQuotesItsReport ON evidence;
DROP TRIGGER figureQuotesItsReport ON figure;
DROP TRIGGER statementQuotesItsReport ON statement;
DROP TRIGGER auditIsAppendedTo ON audit;

-- Small, and whole on every server: what the large tables refer to, and what has no area.
SELECT create_reference_table('migration');
SELECT create_reference_table('theme');
SELECT create_reference_table('unit');
SELECT create_reference_table('area');
SELECT create_reference_table('indicator');
SELECT create_reference_table('release');
SELECT create_reference_table('token');
SELECT create_reference_table('keptAnswer');
SELECT create_reference_table('audit');

-- Large, and each area's rows on one server, those of all tables on the same one.
SELECT create_distributed_table('report', 'area', colocate_with => 'none');
SELECT create_distributed_table('observation', 'area', colocate_with => 'report');
SELECT create_distributed_table('evidence', 'area', colocate_with => 'report');
SELECT create_distributed_table('figure', 'area', colocate_with => 'report');
SELECT create_distributed_table('statement', 'area', colocate_with => 'report');
SELECT create_distributed_table('checkResult', 'area', colocate_with => 'report');
SELECT create_distributed_table('outcome', 'area', colocate_with => 'report');
SELECT create_distributed_table('observationText', 'area', colocate_with => 'report');

-- The same for what the service does: a publication changes small and large tables in one transaction, and a migration
-- may make a trigger.
DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET citus.multi_shard_modify_mode = ''sequential''', current_database());
  EXECUTE format('ALTER DATABASE %I SET citus.enable_unsafe_triggers = on', current_database());
END $$;

COMMIT;
