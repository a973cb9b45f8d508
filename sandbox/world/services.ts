/** Graph's id of each service, the name it shows today, and the prefix of its issue ids. */
const SERVICES = {
  Exchange: ['Exchange Online', 'EX'],
  OrgLiveID: ['Identity Service', 'MO'],
  OSDPPlatform: ['Microsoft 365 suite', 'MO'],
  SharePoint: ['SharePoint Online', 'SP'],
  OneDriveForBusiness: ['OneDrive for Business', 'OD'],
  microsoftteams: ['Microsoft Teams', 'TM'],
  O365Client: ['Microsoft 365 Apps', 'OP'],
  officeonline: ['Office for the web', 'OO'],
  Planner: ['Planner', 'PL'],
  Forms: ['Microsoft Forms', 'FM'],
  Intune: ['Microsoft Intune', 'IT'],
  yammer: ['Yammer Enterprise', 'YA'],
  Bookings: ['Microsoft Bookings', 'BK'],
  Stream: ['Microsoft Stream', 'ST'],
  SwayEnterprise: ['Sway', 'SW'],
  MobileDeviceManagement: ['Mobile Device Management for Office 365', 'MM'],
  Lync: ['Skype for Business', 'LY'],
  RMS: ['Azure Information Protection', 'AI'],
  PowerBIcom: ['Power BI', 'PB'],
  PowerApps: ['Power Apps', 'CR'],
  PowerAppsM365: ['Power Apps in Microsoft 365', 'CR'],
  MicrosoftFlow: ['Microsoft Power Automate', 'MF'],
  MicrosoftFlowM365: ['Microsoft Power Automate in Microsoft 365', 'MF'],
  Microsoft365Defender: ['Microsoft 365 Defender', 'DZ'],
  cloudappsecurity: ['Microsoft Defender for Cloud Apps', 'CS'],
  Viva: ['Microsoft Viva', 'VV'],
  DynamicsCRM: ['Dynamics 365 Apps', 'CR'],
  DynamicsNAV: ['Dynamics 365 Business Central', 'BC'],
  ProjectForTheWeb: ['Project for the web', 'PJ'],
  UniversalPrint: ['Universal Print', 'UP'],
} as const satisfies Record<string, readonly [name: string, prefix: string]>;

export type ServiceId = keyof typeof SERVICES;

export const nameOf = (service: ServiceId): string => SERVICES[service][0];
export const prefixOf = (service: ServiceId): string => SERVICES[service][1];

const all = Object.keys(SERVICES) as ServiceId[];

/** What a small office has: mail, files, chat. */
export const SMALL: readonly ServiceId[] = all.slice(0, 8);
export const MEDIUM: readonly ServiceId[] = all.slice(0, 16);
/** 26 services, Contoso's. */
export const LARGE: readonly ServiceId[] = all.slice(0, 26);
export const EVERYTHING: readonly ServiceId[] = all;
