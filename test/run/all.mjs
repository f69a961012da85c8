// `npm test`: everything, on a machine that has only Node and npm. Its last line is the sum over all of it.
import { install, pnpm } from "../../server/bootstrap/install.mjs";
import { findChromium } from "./browser.mjs";
import { firstLoad } from "./first-load.mjs";
import { deadCode, format, lint, playwright, runSteps, types, vitest } from "./steps.mjs";

install();
const build = {
  name: "build",
  stops: true,
  run() {
    const ok = pnpm(["run", "build"], { quiet: true }).status === 0;
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  },
};
const zones = ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"];

runSteps(
  [
    types,
    format,
    lint,
    deadCode,
    vitest("unit", ["domain", "workspace", "protocol", "client", "server", "architecture"], { TZ: "UTC" }),
    ...zones.map((zone) => vitest(`domain in ${zone}`, ["domain"], { TZ: zone })),
    build,
    firstLoad,
    vitest("integration", ["integration"], { TZ: "UTC" }),
    vitest("reliability", ["reliability"], { TZ: "UTC" }),
    playwright("end to end"),
  ],
  { chromium: findChromium() },
);
