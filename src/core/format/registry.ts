/** Every format rule by its id; a policy names them under its kind's `format`. */
import type { FormatRule } from "./format-rule.ts";
import { auxiliaryFiles } from "./rules/auxiliary-files.ts";
import { bodySections } from "./rules/body-sections.ts";
import { changeHistory } from "./rules/change-history.ts";
import { fileName } from "./rules/file-name.ts";
import { headerAlias } from "./rules/header-alias.ts";
import { headerAuthors } from "./rules/header-authors.ts";
import { headerChoice } from "./rules/header-choice.ts";
import { headerDate } from "./rules/header-date.ts";
import { headerDuplicateKey } from "./rules/header-duplicate-key.ts";
import { headerLength } from "./rules/header-length.ts";
import { headerLinks } from "./rules/header-links.ts";
import { headerNeeded } from "./rules/header-needed.ts";
import { headerNumber } from "./rules/header-number.ts";
import { headerOrder } from "./rules/header-order.ts";
import { headerPlaceholder } from "./rules/header-placeholder.ts";
import { headerRequired } from "./rules/header-required.ts";
import { headerStatus } from "./rules/header-status.ts";
import { headerUnknownKey } from "./rules/header-unknown-key.ts";
import { headerUrl } from "./rules/header-url.ts";
import { headerWork } from "./rules/header-work.ts";
import { linksKnown } from "./rules/links-known.ts";
import { linksMirrored } from "./rules/links-mirrored.ts";
import { linksStatus } from "./rules/links-status.ts";
import { numberTaken } from "./rules/number-taken.ts";
import { threadTitle } from "./rules/thread-title.ts";

export const formatRules: ReadonlyMap<string, FormatRule> = new Map(
  [
    auxiliaryFiles,
    bodySections,
    changeHistory,
    fileName,
    headerAlias,
    headerAuthors,
    headerChoice,
    headerDate,
    headerDuplicateKey,
    headerLength,
    headerLinks,
    headerNeeded,
    headerNumber,
    headerOrder,
    headerPlaceholder,
    headerRequired,
    headerStatus,
    headerUnknownKey,
    headerUrl,
    headerWork,
    linksKnown,
    linksMirrored,
    linksStatus,
    numberTaken,
    threadTitle,
  ].map((rule) => [rule.id, rule]),
);
