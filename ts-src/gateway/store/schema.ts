/** Tables of the gateway, in a schema of their own so that gateway and signer may share a database. */
export const SCHEMA = `
CREATE SCHEMA IF NOT EXISTS gateway;

-- Artifacts of the authorization server. The id is kept as SHA-256 only: a copy of this table holds no usable token.
CREATE TABLE IF NOT EXISTS gateway.artifact (
  kind       text        NOT NULL,
  id_hash    bytea       NOT NULL,
  payload    jsonb       NOT NULL,
  grant_id   text,
  account_id text,
  expires_at timestamptz,
  PRIMARY KEY (kind, id_hash)
);
CREATE INDEX IF NOT EXISTS artifact_grant ON gateway.artifact (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS artifact_account ON gateway.artifact (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS artifact_expiry ON gateway.artifact (expires_at);

-- One sign-in on its way to Salesforce and back.
CREATE TABLE IF NOT EXISTS gateway.login (
  state_hash      bytea       PRIMARY KEY,
  browser_hash    bytea       NOT NULL,
  interaction_uid text        NOT NULL,
  org_id          text        NOT NULL,
  code_verifier   text        NOT NULL,
  expires_at      timestamptz NOT NULL
);

-- One Salesforce grant per person and org.
CREATE TABLE IF NOT EXISTS gateway.salesforce_grant (
  org_id        text        NOT NULL,
  user_id       text        NOT NULL,
  username      text        NOT NULL,
  generation    integer     NOT NULL,
  status        text        NOT NULL CHECK (status IN ('active', 'reconnect_required')),
  instance_url  text        NOT NULL,
  wrapped_key   bytea       NOT NULL,
  access_token  bytea       NOT NULL,
  refresh_token bytea,
  updated_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, user_id)
);

-- Written before a refresh token is used and removed with the commit of its successor. A row that outlives its
-- transaction says that the refresh token may have been spent.
CREATE TABLE IF NOT EXISTS gateway.refresh_attempt (
  org_id     text        NOT NULL,
  user_id    text        NOT NULL,
  generation integer     NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, user_id)
);
`;
