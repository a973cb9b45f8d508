import type { HealthReport, ServiceHealth, ServiceTimeline } from '../../domain/health-report.ts';
import type { Incident } from '../../domain/incident.ts';
import { headlineOf } from './headline.ts';
import { type Question, ranked } from './question.ts';

const SHOWN_AFTER_END_MS = 30 * 24 * 60 * 60 * 1000;

/** One service out of a report, with what is open on it and what ended within the last 30 days. */
export function timelineOf(report: HealthReport, service: ServiceHealth, question: Question = {}): ServiceTimeline {
  const { customer, askedAt } = report;
  const answers = report.answers.filter(({ source }) => source === service.source);
  const its = report.incidents.filter(({ serviceId, source }) => serviceId === service.id && source === service.source);
  const isNews = (incident: Incident) => report.headline.news.includes(incident);
  const headline = headlineOf([service], answers, { ...question, serviceIds: [service.id] }, isNews);
  const endedSince = askedAt.getTime() - SHOWN_AFTER_END_MS;
  const resolved = its
    .filter((incident) => !incident.isOpen && endOf(incident) >= endedSince)
    .sort((a, b) => endOf(b) - endOf(a));
  return {
    customer,
    askedAt,
    answers,
    service,
    headline,
    open: ranked(
      its.filter(({ isOpen }) => isOpen),
      question,
    ),
    resolved,
  };
}

const endOf = (incident: Incident): number => (incident.endedAt ?? incident.updatedAt).getTime();
