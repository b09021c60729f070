/** Accounts that change while a scenario runs: their logins, their permissions, their end. */
import type { ActionInputs } from "../language/action.ts";
import type { Performing } from "./people.ts";

type Perform<Kind extends keyof ActionInputs> = (performing: Performing, input: ActionInputs[Kind]) => void;

/** The login is free from then on: whoever is named by it next is somebody new. */
export const rename_user: Perform<"rename_user"> = ({ stage }, input) => {
  stage.sandbox.people.renameUser({ login: stage.person(input.login), to: input.to });
  stage.names.leaveLogin(input.login);
  stage.names.people.set(input.to.toLowerCase(), input.to);
};

export const delete_user: Perform<"delete_user"> = ({ stage }, input) => {
  stage.sandbox.people.deleteUser({ login: stage.person(input.login) });
  stage.names.leaveLogin(input.login);
};

export const set_permission: Perform<"set_permission"> = ({ stage }, input) => {
  for (const [login, permission] of Object.entries(input.permissions)) {
    stage.sandbox.people.setPermission({ login: stage.person(login), permission });
  }
};
