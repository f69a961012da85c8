// `npm run reliability [-- name]`: the must-prove tests in their whole length; a name runs only the files that match it.
import { install, pnpm } from "../../server/bootstrap/install.mjs";
import { findChromium } from "./browser.mjs";
import { playwright, runSteps, vitest } from "./steps.mjs";

install();
if (pnpm(["run", "build"], { quiet: true }).status !== 0) process.exit(1);
const whole = { TZ: "UTC", RELIABILITY: "full" };
const names = process.argv.slice(2);
const files = names.length > 0 ? names.map((name) => `reliability/.*${name}`) : ["reliability/"];
runSteps(
  [
    vitest("reliability", ["reliability"], whole, [...names, "--passWithNoTests"]),
    playwright("reliability in Chromium", [...files, "--pass-with-no-tests"], whole),
  ],
  { chromium: findChromium() },
);
