/**
 * Whom a part of a rule asks for: `ana, bo` or `the organisation Acme`. Only rules
 * about numbers of people can ask for some of them; a share is always of everybody.
 */
import type { Circle, PassRule } from "../../model/ballot.ts";
import { type Login, login } from "../../model/names.ts";

const mostLogins = 200;
const loginPattern = /^@?[a-z\d][a-z\d_-]{0,38}$/i;

/** A sentence instead of a circle when the text is none. Somebody listed twice is listed once. */
export const parseCircle = (text: string): Circle | string => {
  const [, name] = /^(?:the )?organi[sz]ation (\S.{0,99})$/i.exec(text) ?? [];
  if (name !== undefined) return { kind: "organisation", name };
  const listed = text.split(/\s*(?:,| and | or )\s*/i);
  const wrong = listed.find((one) => !loginPattern.test(one));
  if (wrong !== undefined) {
    return `\`${wrong.slice(0, 60)}\` is no login: name people as \`ana, bo\`, or an organisation as \`organisation Acme\`.`;
  }
  if (listed.length > mostLogins) return `More than ${mostLogins} people are listed.`;
  return { kind: "logins", logins: [...new Set(listed.map(login))] };
};

/** Organisations are the same in whatever case they are written. */
export const organisationKey = (name: string): string => name.trim().toLowerCase();

/** Whether somebody is one of those whom a circle names. */
export const isInCircle = (
  circle: Circle,
  person: { readonly login: Login; readonly organisation: string | null },
): boolean =>
  circle.kind === "logins"
    ? circle.logins.includes(person.login)
    : person.organisation !== null && organisationKey(person.organisation) === organisationKey(circle.name);

const circlesOf = (rule: PassRule): readonly Circle[] => {
  switch (rule.kind) {
    case "people":
      return rule.from ? [rule.from] : [];
    case "all":
    case "any":
    case "distinct":
      return rule.rules.flatMap(circlesOf);
    default:
      return [];
  }
};

/** Whether it matters who approves, not only how many. */
export const asksForSome = (rule: PassRule): boolean => circlesOf(rule).length > 0;

export const asksForOrganisations = (rule: PassRule): boolean =>
  circlesOf(rule).some((circle) => circle.kind === "organisation");

export const asksForLogins = (rule: PassRule): boolean => circlesOf(rule).some((circle) => circle.kind === "logins");
