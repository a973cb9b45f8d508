import { BlockList, isIP } from 'node:net';

/** What no message goes to, though a public name leads there. Source: IANA's special-purpose address registries. */
const RESERVED = {
  4: blockListOf('ipv4', [
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
  ]),
  6: blockListOf('ipv6', [
    // All of IPv6 that is not global unicast, and what of that leads elsewhere: Teredo, 6to4, documentation.
    ['::', 3],
    ['4000::', 2],
    ['8000::', 1],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ]),
} as const;

const LOOPBACK = { 4: blockListOf('ipv4', [['127.0.0.0', 8]]), 6: blockListOf('ipv6', [['::1', 128]]) } as const;

/** Whether a message may go to this address: a public one, or this machine where that is allowed. */
export function mayGoTo(address: string, { loopbackToo }: { readonly loopbackToo: boolean }): boolean {
  const family = isIP(address);
  if (family !== 4 && family !== 6) return false;
  const type = `ipv${family}` as const;
  return (loopbackToo && LOOPBACK[family].check(address, type)) || !RESERVED[family].check(address, type);
}

/** One family a list: a list holds IPv4 addresses against its IPv6 nets as well, by their mapped form. */
function blockListOf(family: 'ipv4' | 'ipv6', nets: readonly (readonly [net: string, prefix: number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of nets) list.addSubnet(net, prefix, family);
  return list;
}
