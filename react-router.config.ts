import type { Config } from "@react-router/dev/config";

export default {
  appDirectory: "app",
  buildDirectory: "build",
  // Pages tell all their addresses at once: a lazy lookup would be one more request, and one more thing to guard.
  routeDiscovery: { mode: "initial" },
} satisfies Config;
