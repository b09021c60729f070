/**
 * Instants and durations as scenarios write them: `2026-03-20T09:00:00Z`, `2d`,
 * `3h`, `90m`, `1w`, `1d 12h`. Whole seconds in UTC, in one spelling, so that
 * instants compare with `<` as text.
 */
const secondsByUnit = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;
const unitNames: Readonly<Record<string, keyof typeof secondsByUnit>> = {
  s: "s",
  sec: "s",
  second: "s",
  seconds: "s",
  m: "m",
  min: "m",
  minute: "m",
  minutes: "m",
  h: "h",
  hour: "h",
  hours: "h",
  d: "d",
  day: "d",
  days: "d",
  w: "w",
  week: "w",
  weeks: "w",
};

/** Seconds, or null when the text is no duration. */
export function parseDuration(text: string): number | null {
  const parts = [...text.matchAll(/(\d{1,6})\s*([a-z]+)/gi)];
  if (parts.length === 0 || text.replace(/(\d{1,6})\s*([a-z]+)/gi, "").trim() !== "") return null;
  let seconds = 0;
  for (const [, count, name] of parts) {
    const unit = unitNames[name?.toLowerCase() ?? ""];
    if (unit === undefined) return null;
    seconds += Number(count) * secondsByUnit[unit];
  }
  return seconds;
}

const instantForm = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d))?$/i;

/** The one spelling, or null when the text is no instant with a zone. A day alone is its first second in UTC. */
export function parseInstant(text: string): string | null {
  const [, day, minute, second, zone] = instantForm.exec(text.trim()) ?? [];
  if (day === undefined) return null;
  const offset = zone === undefined || /^z$/i.test(zone) ? "Z" : zone.replace(/^([+-]\d\d):?/, "$1:");
  const milliseconds = Date.parse(`${day}T${minute ?? "00:00"}:${second ?? "00"}${offset}`);
  if (Number.isNaN(milliseconds) || !isCalendarDay(day)) return null;
  return instantOf(milliseconds / 1000);
}

/** `Date.parse` takes 30 February for 2 March. */
function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

export function secondsOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}

export function instantOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

export function addSeconds(instant: string, seconds: number): string {
  return instantOf(secondsOf(instant) + seconds);
}
