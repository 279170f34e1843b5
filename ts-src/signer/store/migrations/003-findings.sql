-- Entries that need a person's eye; derived, for health only.
CREATE TABLE signer.finding (
  org text NOT NULL,
  seq bigint NOT NULL,
  code text NOT NULL,
  PRIMARY KEY (org, seq, code)
);

-- Findings and gaps up to this entry were looked at; a CONFIG entry of the chain says by whom and why.
CREATE TABLE signer.acknowledgement (
  org text PRIMARY KEY,
  through_seq bigint NOT NULL
);
