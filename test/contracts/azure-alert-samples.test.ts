import { expect } from 'chai';
import { readAzureAlert } from '../../src/services/adapters/azure/alert.ts';
import { describeSamples, sample } from '../support/samples.ts';

const SUBSCRIPTION = '11111111-1111-1111-1111-111111111111';

describeSamples('Azure Service Health alerts, as Microsoft publishes them', () => {
  const incident = () => sample('alerts/servicehealth.incident.full.commonAlertSchema.json') as any;
  /** Published without the envelope. */
  const maintenance = () => {
    const { essentials } = incident().data;
    const { alertContext } = sample('alerts/servicehealth.maintenance.alertContext.json') as any;
    return { schemaId: 'azureMonitorCommonAlertSchema', data: { essentials, alertContext } };
  };
  const legacy = () => {
    const { properties, status, eventSource } = incident().data.alertContext;
    const activityLog = { properties, status, eventSource, subscriptionId: SUBSCRIPTION.toUpperCase() };
    return { schemaId: 'Microsoft.Insights/activityLogs', data: { status: 'Activated', context: { activityLog } } };
  };
  const read = (alert: unknown) => readAzureAlert(JSON.stringify(alert));

  it('name a subscription in the common schema', () => {
    expect(read(incident())).to.deep.equal({
      subscriptionIds: [SUBSCRIPTION],
      trackingId: 'BC_1-FXZ',
      services: ['Virtual Machines'],
    });
    expect(read(maintenance())).to.deep.include({
      subscriptionIds: [SUBSCRIPTION],
      services: ['Azure Synapse Analytics'],
    });
  });

  it('and in the legacy one, whose event source is a number or a word', () => {
    expect(read(legacy())?.subscriptionIds).to.deep.equal([SUBSCRIPTION]);
    const worded = legacy();
    worded.data.context.activityLog.eventSource = 'ServiceHealth';
    expect(read(worded)).to.deep.equal(read(legacy()));
  });

  it('tell the services as escaped text, as a list, or not at all', () => {
    for (const [told, services] of [
      [[{ ServiceName: 'Storage', ImpactedRegions: [] }], ['Storage']],
      [undefined, []],
      ['no list', []],
      [[{ Name: 'Storage' }], []],
    ] as const) {
      const alert = incident();
      alert.data.alertContext.properties.impactedServices = told;
      expect(read(alert)?.services, String(told)).to.deep.equal(services);
      expect(read(alert)?.subscriptionIds).to.deep.equal([SUBSCRIPTION]);
    }
  });

  it('are told from alerts of anything else', () => {
    const metric = incident();
    metric.data.essentials.monitoringService = 'Platform';
    const administrative = legacy();
    administrative.data.context.activityLog.eventSource = 'Administrative';
    for (const other of [metric, administrative, {}, [], null, { schemaId: 'azureMonitorCommonAlertSchema' }])
      expect(read(other), JSON.stringify(other)).to.equal(undefined);
    expect(readAzureAlert('{')).to.equal(undefined);
  });
});
