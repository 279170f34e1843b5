import dns from 'node:dns/promises';
import net from 'node:net';

export interface MetadataGuard {
  /** Hosts that may be fetched from; any public host when undefined. */
  hosts?: readonly string[];
  /** Every address of a host. */
  resolve?(hostname: string): Promise<string[]>;
}

/**
 * Whether a client metadata document may be fetched (draft-ietf-oauth-client-id-metadata-document §6): https on its
 * own port, a name rather than an address, and every address of that name on the public internet. The connection is
 * checked once more when it is made, because the name may resolve differently by then.
 */
export async function mayFetchMetadata(clientId: string, guard: MetadataGuard): Promise<boolean> {
  const url = URL.parse(clientId);
  if (!url || url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return false;
  const hostname = url.hostname.toLowerCase();
  if (net.isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || !hostname.includes('.')) return false;
  if (guard.hosts && !guard.hosts.includes(hostname)) return false;
  const addresses = await (guard.resolve ?? resolveAll)(hostname).catch(() => []);
  return addresses.length > 0 && addresses.every(isPublicAddress);
}

async function resolveAll(hostname: string): Promise<string[]> {
  const found = await dns.lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

/** Everything the IANA special-purpose registries (RFC 6890) keep off the public internet. */
const SPECIAL = new net.BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  SPECIAL.addSubnet(address, bits, 'ipv4');

const GLOBAL_UNICAST = new net.BlockList();
GLOBAL_UNICAST.addSubnet('2000::', 3, 'ipv6');
for (const [address, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  SPECIAL.addSubnet(address, bits, 'ipv6');

/** Whether an address is one of the public internet. Of IPv6 only global unicast counts, so mapped IPv4 does not. */
export function isPublicAddress(address: string): boolean {
  const version = net.isIP(address);
  if (version === 4) return !SPECIAL.check(address, 'ipv4');
  return version === 6 && GLOBAL_UNICAST.check(address, 'ipv6') && !SPECIAL.check(address, 'ipv6');
}
