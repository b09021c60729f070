/** A policy read back in plain sentences, so that whoever wrote it sees what it means. */
import { type OnPush, onPushOf, type Question } from "../model/ballot.ts";
import type { Kind, Move } from "../model/kind.ts";
import { listInWords } from "../model/list-in-words.ts";
import type { RoleName } from "../model/names.ts";
import type { DocumentGroup, Policy, Role, RoleSource } from "../model/policy.ts";
import { workGuard } from "../model/work.ts";
import { lengthInWords } from "../time/length.ts";
import { daysInWords, spanInWords } from "../time/words.ts";
import { baseInWords, ruleInWords } from "./pass-rule/rule-in-words.ts";

const code = (text: string): string => `\`${text}\``;

/** `partOf` gives the source of a role that was written within this one. */
export const roleSourceInWords = (source: RoleSource, partOf: (name: RoleName) => Role | undefined): string => {
  const those = (names: readonly RoleName[]): readonly string[] =>
    names.map((name) => {
      const part = partOf(name);
      return part?.isPart ? roleSourceInWords(part.source, partOf) : `the role ${code(name)}`;
    });
  switch (source.kind) {
    case "users":
      return source.users.length === 0 ? "nobody" : listInWords(source.users);
    case "team":
      return `the team ${source.organisation}/${source.team}, ${source.membership === "all" ? "child teams included" : "without its child teams"}`;
    case "permission":
      return `everybody with the permission ${code(source.permission)} or more on the repository`;
    case "file":
      return `those listed in ${code(source.path)} on the default branch`;
    case "group":
      return `the confirmed people of the group ${code(source.group)}, by ${listInWords(source.paths.map(code), "or")} on the default branch`;
    case "composed": {
      const all = those(source.union);
      const them = all.length === 1 ? all.join("") : `everybody of ${all.join("; and of ")}`;
      return source.except.length === 0 ? them : `${them}; but nobody of ${those(source.except).join("; nor of ")}`;
    }
  }
};

const people = (count: number): string => (count === 1 ? "the 1 person" : `the ${count} people`);

const seats = (count: number): string => (count === 1 ? "1 seat" : `${count} seats`);

const electorate = (role: Role | undefined): string => {
  if (!role) return "nobody";
  const who = role.source.kind === "users" ? people(role.source.users.length) : "the people";
  return `${who} of the role ${code(role.name)}`;
};

const tieInWords = ({ tie }: Question): string => {
  switch (tie.kind) {
    case "fail":
      return "";
    case "extend":
      return ` When as many approve as reject at the end, it goes on for ${daysInWords(tie.days)}, once.`;
    case "decided-by":
      return ` When as many approve as reject at the end, ${code(tie.role)} decides: ${code("/break-tie approve because …")} or ${code("/break-tie reject because …")}.`;
  }
};

/** Nothing tells of reactions: they are looked for. */
const lookingForReactions = ({ channels, pollSeconds }: Question): string =>
  channels.includes("reaction") ? ` Reactions are looked for every ${spanInWords(pollSeconds ?? 600)}.` : "";

const onPushInWords: Readonly<Record<OnPush, string>> = {
  "by-change":
    " When the text changes, votes given before go on counting if the change is editorial; if it is material, they stop counting and their voters are asked again.",
  keep: " When the text changes, votes given before go on counting.",
  warn: " When the text changes materially, votes given before go on counting, and their voters are told once.",
  clear: " When the text changes at all, votes given before stop counting, and their voters are asked again.",
};

/** Silence is consent; an objection is settled by a majority. */
const lazyInWords = ({ lazy }: Question): string => {
  if (!lazy) return "";
  const majority = lazy.majority
    ? `by the rule of the ballot ${code(lazy.majority)}`
    : "by more than half of the electorate";
  return (
    " That is lazy consensus: silence is consent, it takes at least 72 hours with three working days in them, and a rejection needs a reason." +
    " While one stands the clock rests; one that is not taken back in 7 days ends it, and the same is decided " +
    `${majority} within ${daysInWords(lazy.days)}.`
  );
};

const roundsInWords = ({ undecided }: Question): string =>
  undecided
    ? ` Where it has neither passed nor been rejected by more than half, another round of ${daysInWords(undecided.days)} opens by itself, up to ${undecided.most} rounds in a cycle.`
    : "";

const ballotSentence = (question: Question, policy: Policy): string => {
  const voters = electorate(policy.roles.get(question.electorate));
  const quorum = question.quorum ? ` and ${ruleInWords(question.quorum, baseInWords)} taking part` : "";
  const without = [
    ...(question.excludeAuthors
      ? ["who opened the pull request and authors who pushed to it or confirmed that they are"]
      : []),
    ...(question.excludeRoles ?? []).map((role) => `the role ${code(role)}`),
  ];
  const exclusions = without.length > 0 ? ` Without a seat: ${listInWords(without)}.` : "";
  const cap = question.cap ? ` Each organisation has at most ${seats(question.cap.perOrganisation)}.` : "";
  const delegation = question.delegate === false ? " Votes cannot be handed over." : "";
  const refresh = question.refresh === false ? " The electorate cannot be refreshed while it runs." : "";
  return (
    `Ballot ${code(question.name)}: ${voters} vote, by ${listInWords(question.channels, "or")}; it passes with ` +
    `${ruleInWords(question.pass, baseInWords)}${quorum}. It is not opened for fewer than ${question.minVoters} voters.${exclusions}${cap}${delegation}${refresh}` +
    lazyInWords(question) +
    tieInWords(question) +
    onPushInWords[onPushOf(question)] +
    lookingForReactions(question) +
    lifeInWords(question, policy) +
    roundsInWords(question)
  );
};

const roles = (names: readonly string[], kind: Kind): string =>
  listInWords(
    names.map((name) =>
      name === "steward" ? `the ${kind.steward.title}` : name === "author" ? "the author" : code(name),
    ),
    "or",
  );

const openersInWords = ({ openedBy = [] }: Question, { kinds }: Policy): string => {
  const [kind] = kinds.values();
  return listInWords(
    openedBy.map((name) =>
      name === "steward" ? `the ${kind?.steward.title ?? name}` : name === "author" ? "the author" : code(name),
    ),
    "or",
  );
};

/** Who opens it by command, for how long, and what closes it before its end. */
const lifeInWords = (question: Question, policy: Policy): string => {
  const { term, openedBy = [], asks } = question;
  const length = term?.window ? `, for ${lengthInWords(term.window)} where the command says nothing else` : "";
  const opened =
    openedBy.length > 0
      ? ` ${code(`/open-ballot ${question.name}`)} by ${openersInWords(question, policy)} opens it${length}.`
      : "";
  const least = term?.minOpen ? lengthInWords(term.minOpen) : null;
  const grace =
    term && term.graceSeconds > 0
      ? `, once that has stood for ${lengthInWords({ kind: "seconds", seconds: term.graceSeconds })}`
      : "";
  const closes = term?.whenDecided
    ? ` It closes as soon as it passes or can no longer pass${grace}${least ? `, not before it has been open for ${least}` : ""}.`
    : least
      ? ` It is open for ${least} at least.`
      : "";
  return `${asks ? ` It asks: ${asks}` : ""}${opened}${closes}`;
};

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

/** By which way the people of a role are given documents. */
const assignInWords = (role: Role | undefined): string => {
  switch (role?.assign) {
    case "least-loaded":
      return "whoever has the fewest open ones, in turn among equals";
    case "by-path": {
      const owners = (role.paths ?? []).map(({ files, users }) => `${code(files)} by ${listInWords(users, "or")}`);
      return `by its path (the first that fits: ${owners.join("; ")}), the others in turn`;
    }
    default:
      return "in turn";
  }
};

const stewardSentence = (kind: Kind, policy: Policy): string => {
  const { title, role, primary, assignVerb, assignedBy, consentVerb } = kind.steward;
  if (consentVerb) {
    return (
      `Each ${kind.noun} waits for its ${title}: ${roles(assignedBy ?? [primary ?? role], kind)} asks somebody by ` +
      `${code(`/${assignVerb} @login`)}, who agrees by ${code(`/${consentVerb}`)}; never an author.`
    );
  }
  const standIn = primary ? ` ${code(primary)} may always act as one, and does when nobody else can.` : "";
  return `Each ${kind.noun} gets a ${title} from the role ${code(role)}, ${assignInWords(policy.roles.get(role))}.${standIn}`;
};

/** Where the work on it is named, and who says that enough of it is done. */
const workSentences = (kind: Kind): readonly string[] => {
  const { work } = kind;
  if (!work) return [];
  const asked = kind.moves.filter(({ verb }) => work.askedBefore.includes(verb));
  const needed = asked.filter(({ needs }) => needs.some(({ guard }) => guard === workGuard));
  const commands = (moves: readonly Move[]): string => listInWords(moves.map(({ verb }) => code(`/${verb}`)));
  const asks = asked.length === 0 ? "" : `; ${commands(asked)} ${asked.length === 1 ? "asks" : "ask"} for that`;
  const needs = needed.length === 0 ? "" : `, and ${commands(needed)} ${needed.length === 1 ? "needs" : "need"} it`;
  return [
    `The ${work.noun} is named in the header as ${code(work.field)}, or by ${code(`/${work.addVerb}`)} of ${roles(work.by, kind)}; how it stands is shown. ` +
      `${code(`/${work.confirmVerb} because …`)} by ${roles(work.confirmedBy, kind)} confirms that enough of it is done${asks}${needs}.`,
  ];
};

const kindSentences = (kind: Kind, policy: Policy): readonly string[] => {
  const { extension } = kind;
  return [
    `A ${kind.noun} begins as ${kind.initial}; its statuses are ${listInWords(kind.statuses.map((status) => status.name))}.`,
    stewardSentence(kind, policy),
    ...kind.moves.map((move) => moveSentence(move, kind)),
    ...(kind.secretary
      ? [
          `${code(kind.secretary)} corrects mistakes, records votes of people who cannot act on GitHub, and refreshes electorates.`,
        ]
      : []),
    ...(extension
      ? [
          `More time: ${code(`/${extension.verb}`)} by ${roles(extension.askedBy, kind)}, at most ${daysInWords(extension.longestDays)} at once and ` +
            `${daysInWords(extension.totalDays)} in all${extension.beyond ? `, beyond that by ${code(extension.beyond)}` : ""}.`,
        ]
      : []),
    ...(kind.updates
      ? [
          `${code("/allow-change")} lets in an update of what was decided, after a review of ${daysInWords(kind.updates.reviewDays)}.`,
        ]
      : []),
    ...workSentences(kind),
    `Whoever gave a command may take it back with ${code("/undo")} within 15 minutes, unless somebody acted on it.`,
    kind.secretary === null
      ? "After that nobody corrects it by a command of their own."
      : `After that ${code(kind.secretary)} may ${code("/correct")} what it brought about, with a reason.`,
    `Where votes that were seen too late would have changed an outcome, ${roles(kind.outcomesBy, kind)} confirms it or asks again.`,
  ];
};

const unansweredInWords = ({ unanswered, deputies, kinds }: Policy): string => {
  const { remindDays, passOnDays } = unanswered;
  const [kind] = kinds.values();
  const { title = "steward", primary = null } = kind?.steward ?? {};
  const whoever = [...(primary ? [code(primary)] : []), ...deputies];
  const passedOn =
    whoever.length === 0 ? "" : `, and after ${daysInWords(passOnDays)} goes to ${listInWords(whoever, "then to")}`;
  const standIn = deputies.length > 0 ? `${listInWords(deputies, "or")}, or else another one,` : "another one";
  return (
    `A request that a ${title} leaves unanswered is brought to mind after ${daysInWords(remindDays)}${passedOn}. ` +
    `While a ${title} is away (${code("/away until DATE")}), ${standIn} stands in.`
  );
};

const mergeInWords = ({ merge }: DocumentGroup): string =>
  merge
    ? ` What is accepted there the App merges${merge.method ? ` by ${code(merge.method)}` : ""}, as soon as nobody can take it back by ${code("/undo")} and the branch rules allow it.`
    : "";

const writeInWords = ({ write }: DocumentGroup): string =>
  write ? " What is decided comes into their header after the merge, by a pull request of the App's own." : "";
const flowInWords = ({ flow }: DocumentGroup): string =>
  flow === "single-pull-request"
    ? "decided in the pull request that brings them"
    : "merged as drafts when they are admitted; each later move is a pull request that edits the status line, or, where a vote or a command decides it, one of the App's";

export const describePolicy = (policy: Policy): readonly string[] => [
  ...policy.documents.map((group) => {
    const noun = policy.kinds.get(group.kind)?.noun ?? group.kind;
    return `Files matching ${code(group.files)} are ${noun}s, ${flowInWords(group)}.${writeInWords(group)}${mergeInWords(group)}`;
  }),
  ...[...policy.roles.values()]
    .filter(({ isPart }) => !isPart)
    .map(({ name, source }) => `Role ${code(name)}: ${roleSourceInWords(source, (part) => policy.roles.get(part))}.`),
  ...(policy.organisations
    ? [`Who belongs to which organisation stands in ${code(policy.organisations.file)} on the default branch.`]
    : []),
  ...[...policy.kinds.values()].flatMap((kind) => kindSentences(kind, policy)),
  ...[...policy.questions.values()].map((question) => ballotSentence(question, policy)),
  `Changes to ${listInWords(policy.governance.files.map(code))} need the approval of ${code(policy.governance.approval)}.`,
  ...(policy.index
    ? [
        `The index of all documents is kept in ${code(policy.index.file)} on the default branch, by ${policy.index.as === "commit" ? "a commit" : "a pull request"} of the App when it changes.`,
      ]
    : []),
  unansweredInWords(policy),
  `Days end at 24:00 in the zone ${policy.zone}${policy.holidays.length > 0 ? `; holidays are ${listInWords(policy.holidays)}` : ""}. ` +
    `A closing waits ${policy.settleSeconds} seconds after its instant.`,
];
