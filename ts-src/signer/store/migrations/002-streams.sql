-- Where each event stream stands; written in the transaction that appends its events.
CREATE TABLE signer.cursor (
  org text NOT NULL,
  topic text NOT NULL,
  replay_id bytea NOT NULL,
  -- seq of the GAP entry while the stream has not been shown to be continuous again
  open_gap_seq bigint,
  PRIMARY KEY (org, topic)
);

-- Which entries are the intent, the outcome or the denial of the same call; derived from payloads, for reconciliation only.
CREATE TABLE signer.trace (
  org text NOT NULL,
  seq bigint NOT NULL,
  call text NOT NULL,
  role text NOT NULL CHECK (role IN ('intent', 'outcome', 'denial')),
  received_ms bigint NOT NULL,
  PRIMARY KEY (org, seq)
);
CREATE INDEX trace_by_call ON signer.trace (org, call);
CREATE INDEX trace_by_time ON signer.trace (org, received_ms);

CREATE TABLE signer.seal (
  org text PRIMARY KEY,
  counter bigint NOT NULL
);
