/**
 * The folder that the program runs from: `src` in a checkout, `dist` in the package, where many
 * files have become few. What is read at run time lies under both at the same places: the
 * processes and migrations within, templates and scenarios beside it.
 */
import { dirname } from "node:path";

export const programFolder: string = import.meta.dirname;

/** Where `package.json`, `templates/` and `scenarios/` are. */
export const packageFolder: string = dirname(programFolder);
