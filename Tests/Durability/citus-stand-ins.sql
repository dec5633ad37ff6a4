-- Stand-ins for the functions of Citus, which refuse what Citus refuses of our tables: a unique index without the column
-- that they are spread by, a key to what lies elsewhere, a trigger that looks into a table. .ci/deploy runs
-- Config/deploy/citus.sql on them.
CREATE TABLE spread (name regclass PRIMARY KEY, kind text);
CREATE FUNCTION create_reference_table(t regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = t AND contype = 'f' AND confrelid <> t
    AND confrelid NOT IN (SELECT name FROM spread WHERE kind = 'reference')) THEN
    RAISE EXCEPTION '% refers to what is not on every server', t;
  END IF;
  INSERT INTO spread VALUES (t, 'reference');
END $$;
CREATE FUNCTION create_distributed_table(t regclass, col text, colocate_with text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE n int2 := (SELECT attnum FROM pg_attribute WHERE attrelid = t AND attname = col);
BEGIN
  IF n IS NULL THEN RAISE EXCEPTION '% has no %', t, col; END IF;
  IF colocate_with <> 'none' AND NOT EXISTS (SELECT 1 FROM spread WHERE name = colocate_with::regclass) THEN
    RAISE EXCEPTION '% is not there to lie beside', colocate_with;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_index WHERE indrelid = t AND indisunique AND NOT n = ANY (indkey)) THEN
    RAISE EXCEPTION 'a unique index of % is without %', t, col;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_constraint c LEFT JOIN spread s ON s.name = c.confrelid
    WHERE conrelid = t AND contype = 'f' AND NOT (
      coalesce(s.kind = 'reference', false) OR coalesce(s.kind = 'distributed' AND n = ANY (conkey), false))) THEN
    RAISE EXCEPTION '% refers to what is elsewhere', t;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid
    WHERE tgrelid = t AND NOT tgisinternal AND prosrc ~* '\mselect\M') THEN
    RAISE EXCEPTION 'a trigger of % looks into a table', t;
  END IF;
  INSERT INTO spread VALUES (t, 'distributed');
END $$;
