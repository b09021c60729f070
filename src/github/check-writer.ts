/** Check runs. A request carries 50 annotations at most; each further one appends its own. */
import type { CheckAnnotation, CheckOutput } from "../core/model/effect.ts";
import type { GitHubClients } from "./github-clients.ts";
import type { RepositoryPlace } from "./ports.ts";

const mostAnnotations = 50;

/**
 * The digest of the whole (`external_id`) and the conclusion go with the last
 * request only: a run that was broken off halfway is taken for none by the next
 * look, which makes a new one.
 */
export const writeCheck = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  check: CheckOutput,
): Promise<{ readonly id: number }> => {
  const what = `post the check ${check.name} on ${check.head}`;
  const repository = { owner: place.owner, repo: place.name };
  const [first = [], ...rest] = chunks(check.annotations);
  const output = (annotations: readonly CheckAnnotation[]): ReturnType<typeof toOutput> => toOutput(check, annotations);
  const { data } = await clients.write(place.installation, what, (octokit) =>
    octokit.rest.checks.create({
      ...repository,
      name: check.name,
      head_sha: check.head,
      ...(rest.length === 0 ? finish(check) : { status: "in_progress" }),
      output: output(first),
    }),
  );
  for (const [index, annotations] of rest.entries()) {
    await clients.write(place.installation, what, (octokit) =>
      octokit.rest.checks.update({
        ...repository,
        check_run_id: data.id,
        ...(index === rest.length - 1 ? finish(check) : {}),
        output: output(annotations),
      }),
    );
  }
  return { id: data.id };
};

type Finish = { readonly external_id: string } & (
  | { readonly status: "in_progress" }
  | { readonly status: "completed"; readonly conclusion: NonNullable<CheckOutput["conclusion"]> }
);

const finish = (check: CheckOutput): Finish =>
  check.status === "completed"
    ? { external_id: check.externalId, status: "completed", conclusion: check.conclusion ?? "neutral" }
    : { external_id: check.externalId, status: "in_progress" };

const toOutput = (
  check: CheckOutput,
  annotations: readonly CheckAnnotation[],
): {
  title: string;
  summary: string;
  annotations: {
    path: string;
    start_line: number;
    end_line: number;
    annotation_level: CheckAnnotation["level"];
    title: string;
    message: string;
  }[];
} => ({
  title: check.title,
  summary: check.summary,
  annotations: annotations.map(({ path, line, level, title, message }) => ({
    path,
    start_line: line,
    end_line: line,
    annotation_level: level,
    title,
    message,
  })),
});

const chunks = (annotations: readonly CheckAnnotation[]): readonly (readonly CheckAnnotation[])[] =>
  Array.from({ length: Math.ceil(annotations.length / mostAnnotations) }, (_, index) =>
    annotations.slice(index * mostAnnotations, (index + 1) * mostAnnotations),
  );
