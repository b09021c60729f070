/** What a move writes into the header, as the values that the file is to carry. */
import { formatDate } from "../documents/dates.ts";
import type { FieldWrite, Kind } from "../model/kind.ts";
import type { Day, Status } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { dayOf } from "../time/days.ts";

export interface WriteValues {
  readonly status: Status;
  readonly number: number | null;
  /** Last day of the window; null: there is none. */
  readonly windowEnd: Day | null;
  readonly today: Day;
  /** First day of the window. */
  readonly windowFirst?: Day | null;
  /** What a field carries now: periods of before stay in it. */
  readonly earlier?: (field: string) => string | null;
  /** How the number stands in the file's name; null: the header gives it already. */
  readonly fileName?: string | null;
  readonly argument?: string | null;
  readonly comment?: string | null;
}

const isoForm = "YYYY-MM-DD";

const inFieldsForm = (kind: Kind, field: string, day: Day): string =>
  formatDate(kind.fields.find((definition) => definition.key === field)?.date?.form ?? isoForm, day);

const writtenValue = (kind: Kind, write: FieldWrite, values: WriteValues): string | null | undefined => {
  switch (write.value) {
    case "status":
      return values.status;
    case "number":
      return values.number === null ? null : String(values.number);
    case "file-name":
      return values.fileName ?? undefined;
    case "window-end":
      return values.windowEnd === null ? null : inFieldsForm(kind, write.field, values.windowEnd);
    case "window":
      return values.windowEnd && values.windowFirst
        ? afterEarlier(
            values.earlier?.(write.field) ?? null,
            windowInWords(kind, write.field, values.windowFirst, values.windowEnd),
          )
        : undefined;
    case "argument":
      return values.argument ?? undefined;
    case "comment":
      return values.comment ?? undefined;
    case "today":
      return inFieldsForm(kind, write.field, values.today);
    case "nothing":
      return null;
  }
};

const windowInWords = (kind: Kind, field: string, first: Day, last: Day): string =>
  `${inFieldsForm(kind, field, first)} - ${inFieldsForm(kind, field, last)}`;

const holdsPeriod = /\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d{4}/;

/** Periods stand behind each other, as a list where they do already; a placeholder goes. */
const afterEarlier = (earlier: string | null, period: string): string => {
  const before = earlier?.trimEnd() ?? "";
  if (!holdsPeriod.test(before)) return period;
  if (before.endsWith(period)) return before;
  const [, bullet] = /^([*-] )/.exec(before) ?? [];
  return bullet === undefined ? `${before}, ${period}` : `${before}\n${bullet}${period}`;
};

/** Field key → value; null: the line goes. A field that nothing is known for stays as it is. */
export const fieldWrites = (
  kind: Kind,
  writes: readonly FieldWrite[],
  values: WriteValues,
): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    writes.flatMap((write) => {
      const value = writtenValue(kind, write, values);
      return value === undefined ? [] : [[write.field, value]];
    }),
  );

/** The period that began last ends otherwise; those of before it stay. */
const withNewEnd = (carried: string | null, kind: Kind, field: string, [first, last]: readonly [Day, Day]): string => {
  const period = windowInWords(kind, field, first, last);
  const place = carried?.lastIndexOf(`${inFieldsForm(kind, field, first)} - `) ?? -1;
  return place < 0 ? period : `${carried?.slice(0, place)}${period}`;
};

/** Only what names the window's end: what an extension writes again. */
export const windowWrites = (
  kind: Kind,
  last: Day,
  { window, writes: carried }: Pick<State, "window" | "writes">,
  zone: string,
): Readonly<Record<string, string | null>> => {
  const writes = kind.moves.flatMap((move) => move.writes);
  const first = window && dayOf(window.opened, zone);
  return Object.fromEntries([
    ...writes
      .filter(({ value }) => value === "window-end")
      .map(({ field }) => [field, inFieldsForm(kind, field, last)] as const),
    ...writes
      .filter(({ value }) => value === "window")
      .flatMap(({ field }) =>
        first ? [[field, withNewEnd(carried[field] ?? null, kind, field, [first, last])] as const] : [],
      ),
  ]);
};
