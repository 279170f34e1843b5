CREATE TABLE signer.head (
  org text PRIMARY KEY,
  seq bigint NOT NULL,
  epoch integer NOT NULL,
  mac bytea NOT NULL,
  frontier bytea NOT NULL,
  epoch_first_seq bigint NOT NULL,
  epoch_opened_ms bigint NOT NULL
);

CREATE TABLE signer.entry (
  org text NOT NULL,
  seq bigint NOT NULL,
  epoch integer NOT NULL,
  kind text NOT NULL,
  event_uuid text NOT NULL,
  replay_id bytea NOT NULL,
  schema_id text NOT NULL,
  received_ms bigint NOT NULL,
  source text NOT NULL,
  commitment bytea NOT NULL,
  salt bytea,
  payload bytea,
  leaf bytea NOT NULL,
  prev_mac bytea NOT NULL,
  mac bytea NOT NULL,
  PRIMARY KEY (org, seq),
  UNIQUE (org, event_uuid),
  -- two entries after the same one would be a fork
  UNIQUE (org, prev_mac)
);

CREATE TABLE signer.epoch (
  org text NOT NULL,
  epoch integer NOT NULL,
  first_seq bigint NOT NULL,
  statement text NOT NULL,
  PRIMARY KEY (org, epoch)
);

CREATE TABLE signer.checkpoint (
  org text NOT NULL,
  size bigint NOT NULL,
  note text NOT NULL,
  -- the tree's right edge at this size; it proves itself, since it folds to the signed root
  frontier bytea NOT NULL,
  signed_ms bigint NOT NULL,
  PRIMARY KEY (org, size)
);

CREATE FUNCTION signer.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on signer.% refused: the chain is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signer.entry
  FOR EACH STATEMENT EXECUTE FUNCTION signer.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signer.epoch
  FOR EACH STATEMENT EXECUTE FUNCTION signer.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signer.checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION signer.refuse_change();
