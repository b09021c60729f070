/** The suites around the App's own process, which take minutes and are no part of `npm test`: `npm test -- --config vitest.crash.config.ts`. */
import { configDefaults, defineConfig, type ViteUserConfig } from "vitest/config";
import base from "./vitest.config.ts";

const config: ViteUserConfig = defineConfig({
  test: {
    ...base.test,
    include: ["test/crash/**/*.test.ts", "test/rehearsal/real-app.test.ts"],
    exclude: configDefaults.exclude,
    maxConcurrency: 2,
  },
});
export default config;
