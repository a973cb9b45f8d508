import type { Customer } from '../../src/domain/customer.ts';

export const tenant = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const NAMES = [
  'Contoso',
  'Contoso Suites',
  'Fabrikam, Inc.',
  'Northwind Traders',
  'Northern Lights Energy',
  'Adventure Works',
  'Tailspin Toys',
  'Woodgrove Bank',
  'Litware',
  'Wide World Importers',
  'Café Müller',
  'Exchange Street Bakery',
  '한빛물산',
  '한화시스템',
  '(주)새벽소프트',
  'The Phone Company',
  'A. Datum Corporation',
  "Margie's Travel",
  'SK하이닉스',
  'Bank of Nova Esperança',
];

export const CUSTOMERS: readonly Customer[] = NAMES.map((name, number) => {
  const label = name.toLowerCase().replace(/[^a-z0-9]/g, '') || 'tenant';
  return { tenantId: tenant(number), name, domain: `${label}${number > 4 ? number : ''}.onmicrosoft.com` };
});

export function customerNamed(name: string): Customer {
  const found = CUSTOMERS.find((customer) => customer.name === name);
  if (!found) throw new Error(`no customer is called ${name}`);
  return found;
}
