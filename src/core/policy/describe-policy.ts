/** A policy read back in plain sentences, so that whoever wrote it sees what it means. */
import type { Question } from "../model/ballot.ts";
import type { Kind, Move } from "../model/kind.ts";
import type { Policy, Role, RoleSource } from "../model/policy.ts";
import { daysInWords } from "../time/words.ts";
import { baseInWords, ruleInWords } from "./pass-rule/rule-in-words.ts";

export const listInWords = (parts: readonly string[], last = "and"): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${last} ${parts.at(-1)}`;

const code = (text: string): string => `\`${text}\``;

export const roleSourceInWords = (source: RoleSource): string => {
  switch (source.kind) {
    case "users":
      return source.users.length === 0 ? "nobody" : listInWords(source.users);
    case "team":
      return `the team ${source.organisation}/${source.team}, ${source.membership === "all" ? "child teams included" : "without its child teams"}`;
    case "permission":
      return `everybody with the permission ${code(source.permission)} or more on the repository`;
  }
};

const people = (count: number): string => (count === 1 ? "the 1 person" : `the ${count} people`);

const electorate = (role: Role | undefined): string => {
  if (!role) return "nobody";
  const who = role.source.kind === "users" ? people(role.source.users.length) : "the people";
  return `${who} of the role ${code(role.name)}`;
};

const ballotSentence = (question: Question, policy: Policy): string => {
  const voters = electorate(policy.roles.get(question.electorate));
  const quorum = question.quorum ? ` and ${ruleInWords(question.quorum, baseInWords)} taking part` : "";
  const authors = question.excludeAuthors ? " Authors do not vote." : "";
  return (
    `Ballot ${code(question.name)}: ${voters} vote, by ${listInWords(question.channels, "or")}; it passes with ` +
    `${ruleInWords(question.pass, baseInWords)}${quorum}. It is not opened for fewer than ${question.minVoters} voters.${authors}`
  );
};

const roles = (names: readonly string[], kind: Kind): string =>
  listInWords(
    names.map((name) =>
      name === "steward" ? `the ${kind.steward.title}` : name === "author" ? "the author" : code(name),
    ),
    "or",
  );

const windowInWords = ({ window }: Move): string => {
  if (!window) return "";
  const beyond = window.otherwise
    ? `, otherwise with a reason or by ${code(window.otherwise)}`
    : ", otherwise with a reason";
  return ` It takes ${window.shortestDays} to ${daysInWords(window.longestDays)}${beyond}.`;
};

const moveSentence = (move: Move, kind: Kind): string => {
  const from = listInWords(move.from, "or");
  const change = move.from.length === 1 && move.from[0] === move.to ? `in ${from}` : `from ${from} to ${move.to}`;
  const cause = move.byBallot
    ? `when the ballot ${code(move.byBallot.question)} is ${move.byBallot.outcome}`
    : `${code(`/${[move.verb, move.word].filter(Boolean).join(" ")}`)} by ${roles(move.askedBy, kind)}`;
  const reason = move.reason === "required" ? ", with a reason" : "";
  const ballot = move.ballot ? ` It opens the ballot ${code(move.ballot)}, and both end together.` : "";
  return `Move ${change}: ${cause}${reason}. ${move.description}${windowInWords(move)}${ballot}`;
};

const kindSentences = (kind: Kind): readonly string[] => {
  const { steward, extension } = kind;
  const primary = steward.primary
    ? ` ${code(steward.primary)} may always act as one, and does when nobody else can.`
    : "";
  return [
    `A ${kind.noun} begins as ${kind.initial}; its statuses are ${listInWords(kind.statuses.map((status) => status.name))}.`,
    `Each ${kind.noun} gets a ${steward.title} from the role ${code(steward.role)}, in turn.${primary}`,
    ...kind.moves.map((move) => moveSentence(move, kind)),
    ...(extension
      ? [
          `More time: ${code(`/${extension.verb}`)} by ${roles(extension.askedBy, kind)}, at most ${daysInWords(extension.longestDays)} at once and ` +
            `${daysInWords(extension.totalDays)} in all${extension.beyond ? `, beyond that by ${code(extension.beyond)}` : ""}.`,
        ]
      : []),
  ];
};

export const describePolicy = (policy: Policy): readonly string[] => [
  ...policy.documents.map((group) => {
    const noun = policy.kinds.get(group.kind)?.noun ?? group.kind;
    return `Files matching ${code(group.files)} are ${noun}s, decided in the pull request that brings them.`;
  }),
  ...[...policy.roles.values()].map((role) => `Role ${code(role.name)}: ${roleSourceInWords(role.source)}.`),
  ...[...policy.kinds.values()].flatMap(kindSentences),
  ...[...policy.questions.values()].map((question) => ballotSentence(question, policy)),
  `Changes to ${listInWords(policy.governance.files.map(code))} need the approval of ${code(policy.governance.approval)}.`,
  `Days end at 24:00 in the zone ${policy.zone}${policy.holidays.length > 0 ? `; holidays are ${listInWords(policy.holidays)}` : ""}. ` +
    `A closing waits ${policy.settleSeconds} seconds after its instant.`,
];
