import assert from 'node:assert/strict';
import type { Step } from './proof.ts';

/** RFC 9728 discovery, authorization code + PKCE, tool list. */
export const signInStep: Step = {
  name: 'An agent finds the gateway, signs in as a West sales representative and lists the tools',
  async run(proof) {
    const refused = await fetch(proof.stack.mcp, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    await refused.body?.cancel();
    const challenge = refused.headers.get('www-authenticate') ?? '';
    assert.equal(refused.status, 401, 'the gateway lets nobody in without a token');
    const metadataUrl = /resource_metadata="([^"]+)"/.exec(challenge)?.[1];
    assert.ok(metadataUrl, `the 401 names the protected resource metadata: ${challenge}`);
    const metadata = (await (await fetch(metadataUrl)).json()) as { resource: string; authorization_servers: string[] };
    assert.equal(metadata.resource, proof.stack.mcp);
    proof.say(`401 → ${metadataUrl} → authorization server ${metadata.authorization_servers[0]}`);

    const pages: string[] = [];
    const agent = await proof.agent('west', (url, title) => {
      pages.push(url.origin);
      proof.say(`page: ${title}  (${url.origin}${url.pathname})`);
    });
    assert.ok(pages.includes(proof.stack.gateway), 'the gateway asked for consent');
    assert.ok(pages.includes(proof.stack.org), 'the person signed in at the org');
    assert.doesNotMatch(agent.accessToken, /^00D|!/, 'the agent holds a gateway token, not a Salesforce token');

    const { tools } = await agent.client.listTools();
    const names = tools.map((tool) => tool.name).sort();
    assert.deepEqual(names, ['describe_objects', 'find_records', 'get_record']);
    return `signed in as ${proof.person('west').name} by authorization code + PKCE; tools: ${names.join(', ')}`;
  },
};
