import { guidOf, hashOf } from './chance.ts';
import type { ServiceId } from './services.ts';

/** What a customer has bought, or helped itself to. */
export interface Product {
  /** Microsoft's part number. */
  readonly partNumber: string;
  readonly skuId: string;
  readonly status: 'Enabled' | 'Warning' | 'Suspended' | 'LockedOut';
  readonly seats: number;
  readonly assigned: number;
  /** Names of its service plans. */
  readonly plans: readonly string[];
}

/** The service plan by which a service comes to a customer. */
const PLANS = {
  Exchange: 'EXCHANGE_S_ENTERPRISE',
  OrgLiveID: 'AAD_PREMIUM',
  OSDPPlatform: 'EXCHANGE_S_FOUNDATION',
  SharePoint: 'SHAREPOINTENTERPRISE',
  OneDriveForBusiness: 'SHAREPOINTENTERPRISE',
  microsoftteams: 'TEAMS1',
  O365Client: 'OFFICESUBSCRIPTION',
  officeonline: 'SHAREPOINTWAC',
  Planner: 'PROJECTWORKMANAGEMENT',
  Forms: 'FORMS_PLAN_E3',
  Intune: 'INTUNE_A',
  yammer: 'YAMMER_ENTERPRISE',
  Bookings: 'MICROSOFTBOOKINGS',
  Stream: 'STREAM_O365_E3',
  SwayEnterprise: 'SWAY',
  MobileDeviceManagement: 'INTUNE_O365',
  Lync: 'MCOSTANDARD',
  RMS: 'RMS_S_ENTERPRISE',
  PowerBIcom: 'BI_AZURE_P2',
  PowerApps: 'POWERAPPS_P2',
  PowerAppsM365: 'POWERAPPS_O365_P2',
  MicrosoftFlow: 'FLOW_P2',
  MicrosoftFlowM365: 'FLOW_O365_P2',
  Microsoft365Defender: 'MTP',
  cloudappsecurity: 'ADALLOM_S_DISCOVERY',
  Viva: 'VIVA_LEARNING_SEEDED',
  DynamicsCRM: 'DYN365_ENTERPRISE_SALES',
  DynamicsNAV: 'DYN365_FINANCIALS_BUSINESS',
  ProjectForTheWeb: 'PROJECT_P1',
  UniversalPrint: 'UNIVERSAL_PRINT_01',
} as const satisfies Record<ServiceId, string>;

/** `product('SPE_E3', [120, 150], services)`: assigned to 120 people of 150 that could have it. */
export const product = (
  partNumber: string,
  [assigned, seats]: readonly [number, number],
  services: readonly ServiceId[],
  status: Product['status'] = 'Enabled',
): Product => ({
  partNumber,
  skuId: guidOf(`sku ${partNumber}`),
  status,
  seats,
  assigned,
  plans: [...new Set(services.map((service) => PLANS[service]))],
});

/** What an ordinary customer has: one product that brings all its services, and one that is free for everybody. */
export function usualProducts(services: readonly ServiceId[], host: string): readonly Product[] {
  const seats = 10 * (2 + (hashOf(host) % 40));
  const assigned = Math.floor(seats * 0.8);
  return [
    product(services.length > 10 ? 'SPE_E3' : 'SPB', [assigned, seats], services),
    product('FLOW_FREE', [7, 10_000], ['MicrosoftFlow']),
  ];
}
