/** Teams, policies, files and names that change while a scenario runs. */
import { policyPath, policyText } from "../file-contents.ts";
import { teamSlug, usersOfPolicy } from "../gather-people.ts";
import type { ActionInputs } from "../language/action.ts";
import { loginsOfRoster } from "../rosters.ts";
import { changedFiles } from "./changed-files.ts";
import type { Performing } from "./people.ts";

type Perform<Kind extends keyof ActionInputs> = (performing: Performing, input: ActionInputs[Kind]) => void;

export const set_team: Perform<"set_team"> = ({ stage }, input) => {
  for (const { team, members, parent } of input.teams) {
    if (members === null) {
      stage.sandbox.people.deleteTeam({ team: teamSlug(team) });
      continue;
    }
    stage.sandbox.people.setTeam({
      team: teamSlug(team),
      members: members.map((login) => stage.person(login)),
      ...(parent !== undefined && { parent: teamSlug(parent) }),
    });
  }
};

export const set_policy: Perform<"set_policy"> = ({ stage }, input) => {
  if (input.policy !== null) for (const login of usersOfPolicy(input.policy)) stage.person(login);
  stage.sandbox.people.commit({
    by: input.by === undefined ? stage.owner : stage.person(input.by),
    files: { [policyPath]: input.policy === null ? null : policyText(input.policy, stage.scenario.file) },
    message: input.policy === null ? "Remove the policy" : "Change the policy",
    ...(input.branch !== undefined && { branch: input.branch }),
  });
};

export const set_file: Perform<"set_file"> = ({ stage }, input) => {
  const by = input.by === undefined ? stage.owner : stage.person(input.by);
  const files = changedFiles(stage, input.files, by, (path) => stage.sandbox.view.file(path, input.branch));
  for (const [path, content] of Object.entries(files)) {
    if (content !== null) for (const login of loginsOfRoster(path, content)) stage.person(login);
  }
  stage.sandbox.people.commit({
    by,
    files,
    ...(input.branch !== undefined && { branch: input.branch }),
    ...(input.message !== undefined && { message: input.message }),
  });
};

export const create_branch: Perform<"create_branch"> = ({ stage }, input) =>
  stage.sandbox.people.createBranch({ by: stage.person(input.by), branch: input.branch });

export const transfer_repository: Perform<"transfer_repository"> = ({ stage }, input) =>
  stage.sandbox.people.transferRepository({ to: input.to });

export const rename_repository: Perform<"rename_repository"> = ({ stage }, input) =>
  stage.sandbox.people.renameRepository({ to: input.to });
