import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // These take long and have a configuration of their own.
    exclude: [...configDefaults.exclude, "test/crash/**", "test/rehearsal/real-app.test.ts"],
    globalSetup: ["./test/database/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 30_000,
    pool: "threads",
    maxWorkers: 2,
    sequence: { shuffle: false },
  },
});
