/** Every REST route that the sandbox has. Earlier ones win. */
import { appRoutes } from "./app-routes.ts";
import { checkRoutes } from "./check-routes.ts";
import { commentRoutes } from "./comment-routes.ts";
import { contentsRoutes } from "./contents-routes.ts";
import { gitRoutes } from "./git-routes.ts";
import { gitWritingRoutes } from "./git-writing-routes.ts";
import { issueRoutes } from "./issue-routes.ts";
import { labelRoutes } from "./label-routes.ts";
import { pullRoutes } from "./pull-routes.ts";
import { repositoryRoutes } from "./repository-routes.ts";
import { reviewRoutes } from "./review-routes.ts";
import type { Route } from "./route.ts";

export const allRoutes: readonly Route[] = [
  ...appRoutes,
  ...repositoryRoutes,
  ...commentRoutes,
  ...labelRoutes,
  ...issueRoutes,
  ...reviewRoutes,
  ...pullRoutes,
  ...checkRoutes,
  ...gitRoutes,
  ...gitWritingRoutes,
  ...contentsRoutes,
];
