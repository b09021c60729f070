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
