/** What whoever began a document does next, by its kind's process: sentences in the order of doing. */
import type { Kind } from "../../core/model/kind.ts";

interface Beginning {
  readonly kind: Kind;
  readonly path: string;
  readonly hasTitle: boolean;
  readonly hasHandle: boolean;
  /** Options with which `lastcall lint` goes by the same process. */
  readonly lintWith: string;
}

const shellWord = (text: string): string => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

const numbering = ({ moves, steward, prefix }: Kind): string => {
  const verbs = [...new Set(moves.filter(({ numbers }) => numbers).map(({ verb }) => `\`/${verb}\``))];
  if (verbs.length === 0) return "";
  return ` It has its ${prefix} number and its final name with ${verbs.join(" or ")}.${
    steward.assignVerb === null ? "" : ` The App finds its ${steward.title}.`
  }`;
};

export const nextSteps = ({ kind, path, hasTitle, hasHandle, lintWith }: Beginning): readonly string[] => {
  const fields = [
    ...(hasTitle ? [] : [kind.titleField]),
    ...(hasHandle ? [] : [`${kind.authorsField} (each as \`Name (@login)\`)`]),
  ];
  return [
    ...(fields.length === 0 ? [] : [`Fill in ${fields.join(" and ")}.`]),
    "Read the header and the sections: each says what belongs in it. Write yours in their place.",
    `Check it: lastcall lint ${shellWord(path)}${lintWith}`,
    `Open a pull request with this ${kind.noun} alone.${numbering(kind)}`,
  ];
};
