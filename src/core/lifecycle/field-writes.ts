/** What a move writes into the header, as the values that the file is to carry. */
import { formatDate } from "../documents/dates.ts";
import type { FieldWrite, Kind } from "../model/kind.ts";
import type { Day, Status } from "../model/names.ts";

export interface WriteValues {
  readonly status: Status;
  readonly number: number | null;
  /** Last day of the window; null: there is none. */
  readonly windowEnd: Day | null;
  readonly today: Day;
}

const isoForm = "YYYY-MM-DD";

const inFieldsForm = (kind: Kind, field: string, day: Day): string =>
  formatDate(kind.fields.find((definition) => definition.key === field)?.date?.form ?? isoForm, day);

const writtenValue = (kind: Kind, write: FieldWrite, values: WriteValues): string | null => {
  switch (write.value) {
    case "status":
      return values.status;
    case "number":
      return values.number === null ? null : String(values.number);
    case "window-end":
      return values.windowEnd === null ? null : inFieldsForm(kind, write.field, values.windowEnd);
    case "today":
      return inFieldsForm(kind, write.field, values.today);
    case "nothing":
      return null;
  }
};

/** Field key → value; null: the line goes. */
export const fieldWrites = (
  kind: Kind,
  writes: readonly FieldWrite[],
  values: WriteValues,
): Readonly<Record<string, string | null>> =>
  Object.fromEntries(writes.map((write) => [write.field, writtenValue(kind, write, values)]));

/** Only what names the window's end: what an extension writes again. */
export const windowWrites = (kind: Kind, last: Day): Readonly<Record<string, string | null>> => {
  const fields = kind.moves.flatMap((move) => move.writes.filter((write) => write.value === "window-end"));
  return Object.fromEntries(fields.map((write) => [write.field, inFieldsForm(kind, write.field, last)]));
};
