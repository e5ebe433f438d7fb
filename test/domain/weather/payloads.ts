/** Payloads in the form of QWeather's version 1, as its documentation shows them. All invented. */

interface AlertFacts {
  id: string;
  issued: string;
  color: 'blue' | 'yellow' | 'orange' | 'red';
  type?: 'alert' | 'update' | 'cancel';
  supersedes?: readonly string[];
  sender?: string;
  event?: { name: string; code: string };
  expires?: string;
  headline?: string;
}

const severities = { blue: 'minor', yellow: 'moderate', orange: 'severe', red: 'extreme' };
const words = { blue: '蓝', yellow: '黄', orange: '橙', red: '红' };
const verbs = { alert: '发布', update: '变更', cancel: '解除' };

export function qweatherAlert(facts: AlertFacts) {
  const { id, issued, color, type = 'alert', supersedes = [], sender = '示例区气象台' } = facts;
  const event = facts.event ?? { name: '大风', code: '1006' };
  return {
    id,
    senderName: sender,
    issuedTime: `${issued}+08:00`,
    messageType: { code: type, supersedes },
    eventType: event,
    urgency: null,
    severity: severities[color],
    certainty: null,
    icon: event.code,
    color: { code: color, red: 250, green: 237, blue: 36, alpha: 1 },
    effectiveTime: null,
    onsetTime: null,
    expireTime: `${facts.expires ?? '2026-11-26T18:00'}+08:00`,
    headline: facts.headline ?? `${sender}${verbs[type]}${event.name}${words[color]}色预警信号`,
    description: '受冷空气影响，阵风可达9级。',
    criteria: null,
    responseTypes: [],
    instruction: null,
  };
}

export const qweatherAlerts = (...alerts: object[]) => ({
  metadata: { tag: '5f0c', zeroResult: alerts.length === 0, attributions: ['以官方发布为准'] },
  alerts,
});

interface HourFacts {
  /** local, “2026-11-24T15:00” */
  at: string;
  gust?: number | null;
  mean?: number;
  rain?: number;
  probability?: number;
  type?: string;
  code?: string;
}

export const qweatherHours = (...hours: HourFacts[]) => ({
  metadata: { tag: 'a1', attributions: ['https://a.example'] },
  hours: hours.map(({ at, gust = 5, mean = 3, rain = 0, probability = 0, type = 'none', code = '100' }) => ({
    forecastTime: `${at}+08:00`,
    condition: { text: '多云', code },
    temperature: { value: 6.1, unit: '°C' },
    humidity: 0.88,
    wind: { direction: { degree: 350, compass: 'n' }, speed: { value: mean, unit: 'm/s' }, scale: 5 },
    windGust: gust === null ? null : { value: gust, unit: 'm/s' },
    precipitation: { amount: { value: rain, unit: 'mm' }, intensity: { value: rain, unit: 'mm/h' }, probability, type },
  })),
});
