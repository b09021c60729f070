import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Takes minutes and has a configuration of its own.
    exclude: [...configDefaults.exclude, "test/crash/**"],
    globalSetup: ["./test/database/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 30_000,
    pool: "threads",
    maxWorkers: 2,
    sequence: { shuffle: false },
  },
});
