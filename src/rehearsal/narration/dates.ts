/** Virtual dates as a reader wants them: `Mon 2 March 2026`, `09:00`. Always UTC. */
const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export function dayInWords(instant: string): string {
  const date = new Date(instant);
  return `${days[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Seconds only where they are not zero. */
export function timeInWords(instant: string): string {
  return instant.slice(11, 19).replace(/:00$/, "");
}

/** `Wed 18 March 2026, 24:00 UTC`: midnight is the end of the day before. */
export function instantInWords(instant: string): string {
  if (!instant.endsWith("T00:00:00Z")) return `${dayInWords(instant)}, ${timeInWords(instant)} UTC`;
  const before = new Date(Date.parse(instant) - 1_000).toISOString();
  return `${dayInWords(before)}, 24:00 UTC`;
}
