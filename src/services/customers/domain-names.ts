import publicMail from './public-mail-domains.json' with { type: 'json' };

const TENANT_ID = /(?<![0-9a-z-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z-])/gi;
/** Any two letters may be a country; other endings are named, so that `A.Datum` stays a name. */
const ENDING = '(?:[a-z]{2}|com|net|org|info|biz|cloud|online|tech|shop|store|site|agency|edu|gov|group|global)';
const DOMAIN = new RegExp(
  `(?:https?://)?(?:[^\\s@<>"',;:()]{1,64}@)?((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+${ENDING})(?![\\p{Script=Latin}\\p{N}-]|\\.[\\p{L}\\p{N}])(?::\\d+)?(?:/[^\\s>"')]*)?`,
  'giu',
);
const SECOND_LEVEL = new Set(
  ['co', 'com', 'or', 'ac', 'go', 'ne', 're', 'pe', 'org', 'net', 'gov', 'edu'].concat('onmicrosoft', 'sharepoint'),
);
/** Addresses that Microsoft derives from the initial domain. */
const OF_THE_TENANT = /^([a-z0-9-]+?)(?:-my|-admin)?\.(?:sharepoint|mail\.onmicrosoft|onmicrosoft)\.com$/;
const publicDomains = new Set(publicMail);

/** The word that most likely names the owner: `contoso` of `mail.contoso.co.kr` and of `contoso.onmicrosoft.com`. */
export function labelOf(domain: string): string {
  const labels = initialDomainOf(domain).split('.').slice(0, -1);
  while (labels.length > 1 && SECOND_LEVEL.has(labels.at(-1) as string)) labels.pop();
  return labels.at(-1) ?? domain;
}

/** `contoso-my.sharepoint.com` and `contoso.mail.onmicrosoft.com` both belong to `contoso.onmicrosoft.com`. */
export function initialDomainOf(domain: string): string {
  const [, label] = OF_THE_TENANT.exec(domain.toLowerCase()) ?? [];
  return label === undefined ? domain.toLowerCase() : `${label}.onmicrosoft.com`;
}

/** Domains with which anybody may write mail, and Microsoft's own: they identify no customer. */
export function isAnybodys(domain: string): boolean {
  return parentsOf(domain).some((parent) => publicDomains.has(parent));
}

/** `a.b.contoso.com`, `b.contoso.com`, `contoso.com`: the longest first, never a bare ending. */
export function parentsOf(domain: string): string[] {
  const labels = domain.toLowerCase().split('.');
  const parents = labels.slice(0, -1).filter((label, at) => at < labels.length - 2 || !SECOND_LEVEL.has(label));
  return parents.map((_, at) => labels.slice(at).join('.'));
}

export interface Addresses {
  readonly tenantIds: readonly string[];
  /** Of mail addresses, web addresses and bare ones; small letters. */
  readonly domains: readonly string[];
  /** The other words. */
  readonly rest: string;
}

export function addressesIn(text: string): Addresses {
  const tenantIds = [...text.matchAll(TENANT_ID)].map(([id]) => id.toLowerCase());
  const withoutIds = text.replace(TENANT_ID, ' ');
  const domains = [...withoutIds.matchAll(DOMAIN)].map(([, domain]) => (domain as string).toLowerCase());
  const rest = withoutIds.replace(DOMAIN, ' ').replace(/\s+/g, ' ').trim();
  return { tenantIds: [...new Set(tenantIds)], domains: [...new Set(domains)], rest };
}

/** Puts the owner's label in the place of each domain: `mail for contoso.com` becomes `mail for contoso`. */
export const withLabels = (text: string): string => text.replace(DOMAIN, (_, domain: string) => labelOf(domain));
