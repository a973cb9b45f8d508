// adaptivecards-templating's types reach into another package's TypeScript sources; this stands in for them.
export interface IAdaptiveCard {
  type: 'AdaptiveCard';
}
