/** Which set of documents of the policy a file belongs to: the first whose pattern fits. */
import picomatch from "picomatch";
import type { DocumentGroup, Policy } from "../model/policy.ts";

export const groupOfPath = ({ documents }: Pick<Policy, "documents">, path: string): DocumentGroup | null =>
  documents.find(({ files }) => picomatch.isMatch(path, files, { dot: true })) ?? null;
